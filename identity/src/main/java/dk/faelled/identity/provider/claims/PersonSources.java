package dk.faelled.identity.provider.claims;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.JobFunction;
import dk.faelled.identity.person.LoadedFacts;
import dk.faelled.identity.person.Person;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.MailAddresses;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Privileges;
import dk.faelled.roles.RelyingPartyClaims;
import dk.faelled.roles.RoleClaims;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules below know of a person. Each thing is asked for when something needs it, and once. */
@Component
class PersonSources {
    /** Identifiers of the job function roles that are loaded, between semicolons. */
    private static final String JOBS = "jobFunctionRoles";

    private static final String OWN_DOMAIN = "Fælled";
    private final Domains domains;
    private final LoadedFacts loaded;
    private final Groups groups;
    private final People people;
    private final ObjectProvider<MailAddresses> mail;
    private final RelyingPartyClaims roles;
    private final Privileges privileges;
    private final Clock clock;

    PersonSources(
            Domains domains,
            LoadedFacts loaded,
            Groups groups,
            People people,
            ObjectProvider<MailAddresses> mail,
            RelyingPartyClaims roles,
            Privileges privileges,
            Clock clock) {
        this.domains = domains;
        this.loaded = loaded;
        this.groups = groups;
        this.people = people;
        this.mail = mail;
        this.roles = roles;
        this.privileges = privileges;
        this.clock = clock;
    }

    /** @param purpose why a CPR number is read, for the log, where one is */
    PersonSource source(Person person, String purpose) {
        return new Known(person, purpose);
    }

    private final class Known implements PersonSource {
        private final Person person;
        private final String purpose;
        private final Map<String, String> fields = new HashMap<>();
        private final Map<String, Optional<RoleClaims>> held = new HashMap<>();
        private @Nullable Optional<dk.faelled.organisation.Person> organisation;
        private @Nullable Optional<LoadedFacts.Facts> facts;
        private @Nullable List<String> groups;

        Known(Person person, String purpose) {
            this.person = person;
            this.purpose = purpose;
        }

        @Override
        public String field(String name) {
            var found = fields.get(name);
            if (found == null) fields.put(name, found = asked(name));
            return found;
        }

        private String asked(String name) {
            return switch (name) {
                case "userId", "sAMAccountName" -> person.userName();
                case "uuid" -> person.uuid().toString();
                case "cpr" -> cpr();
                case "name" ->
                    person.loadedUuid() != null
                            ? person.name()
                            : inTheOrganisation()
                                    .map(dk.faelled.organisation.Person::name)
                                    .orElse(person.name());
                case "alias" ->
                    inTheOrganisation()
                            .map(known -> (known.nicknameGivenName() + " " + known.nicknameSurname()).strip())
                            .orElse("");
                case "email" -> email();
                case "firstname" -> Names.first(field("name"));
                case "lastname" -> Names.last(field("name"));
                case "aliasFirstname" -> Names.first(field("alias"));
                case "aliasLastname" -> Names.last(field("alias"));
                case JOBS ->
                    facts().stream()
                            .flatMap(all -> all.jobs().stream())
                            .map(JobFunction::identifier)
                            .distinct()
                            .collect(Collectors.joining(";"));
                default -> facts().map(all -> loaded(all, name)).orElse("");
            };
        }

        private static @Nullable String loaded(LoadedFacts.Facts all, String name) {
            var found = all.attributes().get(name);
            return found == null ? all.kombit().get(name) : found;
        }

        private Optional<LoadedFacts.Facts> facts() {
            if (facts == null) facts = loaded.of(person);
            return facts;
        }

        private String cpr() {
            var own = loaded.readCpr(person.id(), purpose);
            if (own.isPresent()) return own.get().digits();
            var id = person.organisationPerson();
            return id == null
                    ? ""
                    : people.readCpr(new PersonId(id), purpose).map(Cpr::digits).orElse("");
        }

        private String email() {
            var told = facts().map(LoadedFacts.Facts::email).orElse("");
            if (!told.isEmpty()) return told;
            var actor = person.organisationPerson() != null ? person.organisationPerson() : person.account();
            var known = mail.getIfAvailable();
            return actor == null || known == null ? "" : known.of(actor).orElse("");
        }

        private Optional<dk.faelled.organisation.Person> inTheOrganisation() {
            if (organisation == null) organisation = found();
            return organisation;
        }

        private Optional<dk.faelled.organisation.Person> found() {
            var id = person.organisationPerson();
            if (id == null) return Optional.empty();
            var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
            return people.find(new PersonId(id), AsOf.on(today));
        }

        @Override
        public List<String> userRoles(String system) {
            return held(system).map(RoleClaims::userRoles).orElse(List.of());
        }

        @Override
        public List<String> systemRoles(String system) {
            return held(system).map(RoleClaims::systemRoles).orElse(List.of());
        }

        @Override
        public boolean holdsSystemRole(String system, String role) {
            return held(system).filter(all -> all.hasSystemRole(role)).isPresent();
        }

        @Override
        public String privileges(String system) {
            return roles.profile(account(), system)
                    .filter(profile -> !profile.privileges().isEmpty())
                    .map(privileges::encoded)
                    .orElse("");
        }

        @Override
        public List<String> groups() {
            if (groups == null)
                groups = PersonSources.this.groups.of(person.id()).stream()
                        .map(Group::name)
                        .toList();
            return groups;
        }

        private Optional<RoleClaims> held(String system) {
            return held.computeIfAbsent(system, asked -> roles.of(account(), asked));
        }

        /**
         * The user of the catalogue. By name only where that cannot be somebody else's: in the catalogue's first domain while
         * one domain of ours alone has the accounts of a system of the organisation.
         */
        private RelyingPartyClaims.Account account() {
            UUID uuid = person.uuid();
            boolean ofAccounts = domains.get(person.domain()).isOfAccounts();
            if (ofAccounts && person.organisationPerson() == null)
                return new RelyingPartyClaims.Account(OWN_DOMAIN, person.userName(), uuid);
            long others = domains.all().stream()
                    .filter(domain -> !domain.isOfAccounts())
                    .map(Domain::id)
                    .count();
            var called = !ofAccounts && others == 1 ? person.userName() : uuid.toString();
            return new RelyingPartyClaims.Account(null, called, uuid);
        }
    }
}
