package dk.faelled.roles.load;

import dk.faelled.roles.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is to be done to the users. @param before of the changed ones, as they were */
record UserDifference(
        List<LoadedUser> created, List<LoadedUser> before, List<LoadedUser> changed, List<LoadedUser> removed) {

    /**
     * A user is known again by the account name; who was deleted, only as the same person.
     *
     * @param kept all of the domain, deleted ones too
     * @param read what a user is to become, seen what is kept of it
     * @param whole who is not named is gone
     */
    static UserDifference between(
            Collection<LoadedUser> kept,
            Collection<OrganisationSaid.UserSaid> said,
            BiFunction<OrganisationSaid.UserSaid, @Nullable LoadedUser, LoadedUser> read,
            boolean whole) {
        var active = new HashMap<String, LoadedUser>();
        var deleted = new HashMap<String, LoadedUser>();
        for (var one : kept) {
            var name = name(one.user().userId());
            if (one.user().deleted()) deleted.put(name + "/" + one.user().extUuid(), one);
            else active.put(name, one);
        }
        var difference = new UserDifference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var one : said) {
            var name = name(LoadTexts.of(one.userId()));
            var was = active.remove(name);
            if (was == null)
                was = deleted.get(name + "/" + LoadFaults.uuid(one.extUuid()).orElseThrow());
            difference.add(was, read.apply(one, was));
        }
        if (whole) difference.removed.addAll(active.values());
        return difference;
    }

    private void add(@Nullable LoadedUser was, LoadedUser wanted) {
        if (was == null) created.add(wanted);
        else if (!was.closed() && !was.isSameAs(wanted)) {
            before.add(was);
            changed.add(wanted);
        }
    }

    private static String name(String userId) {
        return userId.toLowerCase(Locale.ROOT);
    }

    List<LoadedUser> written() {
        var all = new ArrayList<>(created);
        all.addAll(changed);
        return all;
    }

    List<UserId> touched() {
        var all = written();
        all.addAll(removed);
        return ids(all);
    }

    static List<UserId> ids(Collection<LoadedUser> users) {
        return users.stream().map(one -> one.user().id()).toList();
    }

    /** Who may lead a unit from now on: by account name, whatever the case. */
    Map<String, LoadedUser> afterwards(Collection<LoadedUser> kept) {
        var after = new HashMap<String, LoadedUser>();
        for (var one : kept)
            if (!one.user().deleted()) after.put(name(one.user().userId()), one);
        for (var one : removed) after.remove(name(one.user().userId()));
        for (var one : written()) after.put(name(one.user().userId()), one);
        return after;
    }
}
