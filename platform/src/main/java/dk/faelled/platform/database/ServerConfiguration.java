package dk.faelled.platform.database;

/** What PostgreSQL is told: durable before fast, reachable from this machine only. */
final class ServerConfiguration {
    /** Passwords for all, also from this machine: another local user is not a superuser here. */
    static final String ACCESS = """
            host all         all      127.0.0.1/32 scram-sha-256
            host replication postgres 127.0.0.1/32 scram-sha-256
            """;

    private ServerConfiguration() {}

    static String of(DataFolder folder, Settings settings, int port) {
        return """
                # Written by Fælled at each start; change data/faelled.properties instead.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                max_connections = %d
                shared_buffers = '%s'
                password_encryption = 'scram-sha-256'

                fsync = on
                synchronous_commit = on
                commit_delay = 1000
                full_page_writes = on
                max_wal_size = '1GB'
                checkpoint_timeout = '5min'
                wal_level = 'replica'

                jit = off
                random_page_cost = 1.1
                timezone = 'UTC'
                log_timezone = 'Europe/Copenhagen'

                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = '1d'
                log_truncate_on_rotation = on
                log_line_prefix = '%%m [%%p] %%u '
                # details and statements of errors may hold personal data
                log_error_verbosity = 'terse'
                log_min_error_statement = 'panic'
                """.formatted(
                        port,
                        settings.maxConnections(),
                        settings.sharedBuffers().replace("'", ""),
                        folder.databaseLogs().toString().replace("'", "''"));
    }
}
