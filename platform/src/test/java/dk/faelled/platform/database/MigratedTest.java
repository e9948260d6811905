package dk.faelled.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigratedTest {
    @TempDir
    Path temp;

    @Test
    void whateverIsChangedMakesItAnother() throws Exception {
        var first = file("platform/V1__a.sql", "create table a ();");
        var second = file("platform/V2__b.sql", "create table b ();");
        var state = Migrated.by(first, second);
        assertThat(Migrated.by(second, first)).isEqualTo(state);
        assertThat(Migrated.by(first)).isNotEqualTo(state);
        assertThat(Migrated.by(first, file("other/V2__b.sql", "create table b ();")))
                .isNotEqualTo(state);
        assertThat(Migrated.by(first, file("platform/V2__b.sql", "create table b (i int);")))
                .isNotEqualTo(state);
    }

    @Test
    void aDatabaseKnowsWhatItHasGoneThrough() throws Exception {
        var embedded = TestDatabase.database();
        var database = new DriverManagerDataSource(
                embedded.jdbcUrl().replaceAll("/faelled$", "/postgres"),
                Role.POSTGRES.role(),
                embedded.password(Role.POSTGRES));
        var before = Migrated.by(file("platform/V1__a.sql", "create table a ();"));
        var after = Migrated.by(file("platform/V1__a.sql", "create table a (i int);"));
        assertThat(before.isThatOf(database)).isFalse();
        before.keep(database);
        assertThat(before.isThatOf(database)).isTrue();
        assertThat(after.isThatOf(database)).isFalse();
    }

    private Resource file(String name, String text) throws IOException {
        var file = temp.resolve("db/migration").resolve(name);
        Files.createDirectories(file.getParent());
        return new FileSystemResource(Files.writeString(file, text));
    }
}
