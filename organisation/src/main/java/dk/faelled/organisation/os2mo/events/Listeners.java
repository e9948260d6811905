package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.platform.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Namespaces and listeners come and go. Declaring again what is there changes nothing. */
@Component
class Listeners {
    private static final int LONGEST = 220;
    private final JdbcClient sql;

    Listeners(JdbcClient sql) {
        this.sql = sql;
    }

    Namespace declare(String name, boolean open, UUID owner) {
        readable("name", name);
        if (!name.equals(Namespace.MO))
            sql.sql("""
                        insert into mo_namespace (id, name, owner_id, open_to_all)
                        values (:id, :name, :owner, :open)
                            on conflict (tenant_id, name) do nothing
                        """)
                    .param("id", Ids.next())
                    .param("name", name)
                    .param("owner", owner)
                    .param("open", open)
                    .update();
        var found = namespace(name);
        if (!found.owner().equals(owner))
            throw new Fault("There already exists a namespace with this name and a different owner");
        if (found.open() != open)
            throw new Fault("There already exists a namespace with this name and a different value of public");
        return found;
    }

    /** One that is gone already is no fault. */
    void deleteNamespace(String name, UUID owner) {
        lock(name, "update");
        var found = find(name);
        if (found.isEmpty()) return;
        checkOwner(found.get(), owner);
        if (exists("select 1 from mo_listener where namespace = :name limit 1", "name", name))
            throw new Fault("The namespace has listeners. Delete them first.");
        sql.sql("delete from mo_namespace where name = :name")
                .param("name", name)
                .update();
    }

    Listener declare(String namespace, String userKey, String routingKey, UUID owner) {
        readable("user_key", userKey);
        readable("routing_key", routingKey);
        lock(namespace, "share");
        var in = namespace(namespace);
        if (!in.open() && !in.owner().equals(owner))
            throw new Fault("The namespace is not public, and you are not its owner.");
        sql.sql("""
                        insert into mo_listener (id, owner_id, user_key, namespace, routing_key)
                        values (:id, :owner, :userKey, :namespace, :routingKey)
                            on conflict (tenant_id, owner_id, user_key, namespace) do nothing
                        """)
                .param("id", Ids.next())
                .param("owner", owner)
                .param("userKey", userKey)
                .param("namespace", namespace)
                .param("routingKey", routingKey)
                .update();
        var found = listener("l.owner_id = :owner and l.user_key = :userKey and l.namespace = :namespace")
                .param("owner", owner)
                .param("userKey", userKey)
                .param("namespace", namespace)
                .query(Listener::of)
                .single();
        if (!found.routingKey().equals(routingKey))
            throw new Fault("There already exists a listener with this user_key and a different routing_key");
        return found;
    }

    /** @param owner whose it must be; null: whoever's */
    void deleteListener(UUID id, boolean withEvents, @Nullable UUID owner) {
        var found = listener("l.id = :id").param("id", id).query(Listener::of).optional();
        if (found.isEmpty()) return;
        if (owner != null && !found.get().owner().equals(owner))
            throw new Fault("You are not the owner of that listener.");
        if (withEvents)
            sql.sql("delete from mo_event where listener_id = :id")
                    .param("id", id)
                    .update();
        else if (exists("select 1 from mo_event where listener_id = :id limit 1", "id", id))
            throw new Fault("The listener has pending events. With delete_pending_events they are deleted too.");
        sql.sql("delete from mo_listener where id = :id").param("id", id).update();
    }

    /** @throws Fault where it is not the owner's own */
    void checkMaySend(String namespace, UUID owner) {
        checkOwner(namespace(namespace), owner);
    }

    private static void checkOwner(Namespace namespace, UUID owner) {
        if (!namespace.owner().equals(owner)) throw new Fault("You are not the owner of that namespace.");
    }

    private Namespace namespace(String name) {
        return find(name).orElseThrow(() -> new Fault("Namespace does not exist."));
    }

    private Optional<Namespace> find(String name) {
        return sql.sql("select " + Namespace.COLUMNS + " from mo_any_namespace n where n.name = :name")
                .param("name", name)
                .query(Namespace::of)
                .optional();
    }

    private JdbcClient.StatementSpec listener(String condition) {
        return sql.sql("select " + Listener.COLUMNS
                + " from mo_listener l join mo_any_namespace n on n.name = l.namespace where " + condition);
    }

    /** So that no listener is declared in a namespace that is just being deleted. */
    private void lock(String namespace, String how) {
        exists("select 1 from mo_namespace where name = :name for " + how, "name", namespace);
    }

    private boolean exists(String query, String name, Object value) {
        return sql.sql(query).param(name, value).query(Integer.class).optional().isPresent();
    }

    private static void readable(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST)
            throw new Fault(name + " must have between 1 and " + LONGEST + " characters");
    }
}
