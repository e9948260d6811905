package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.EntityNames;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Query;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class AuditSearchTest {
    record State(String name, List<Integer> numbers) {}

    @Autowired
    Audit audit;

    @Autowired
    AuditSearch search;

    @Autowired
    AuditTexts texts;

    @Autowired
    AuditProof proofs;

    @Autowired
    AuditSeal seal;

    @Autowired
    ViewQueue views;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void entriesAreFoundByWhoWhatWhereAndWords() {
        var bo = new Actor(Actor.Kind.PERSON, UUID.randomUUID(), "Bo Bæk");
        var thing = "account:" + UUID.randomUUID();
        by(bo, () -> changed("platform.account.keep", thing, "Bro 50 % færdig"));
        by(Actor.SYSTEM, () -> changed("platform.key.issue", "api-key:" + UUID.randomUUID(), "Andet"));

        assertThat(found("")).hasSize(2);
        assertThat(texts.entry(found("entity=" + thing).getFirst()).said()).isNull();
        assertThat(found("actor=Bæk")).singleElement().extracting(Found::entity).isEqualTo(thing);
        assertThat(found("actor=" + bo.reference())).hasSize(1);
        assertThat(found("action=platform.key")).hasSize(1);
        assertThat(found("action=platform.key.")).hasSize(1);
        assertThat(found("action=platform.kex")).isEmpty();
        assertThat(found("entity=" + thing)).hasSize(1);
        assertThat(found("entity=" + thing.substring(8))).hasSize(1);
        assertThat(found("text=bro 50 %")).hasSize(1);
        assertThat(found("text=50 _ færdig")).isEmpty();
        assertThat(found("text=bro&actor=Bæk")).hasSize(1);
        assertThat(found("correlation=" + found("entity=" + thing).getFirst().correlation()))
                .hasSize(1);
        assertThat(found("from=2020-01-01&to=2020-12-31")).isEmpty();
        assertThat(found("from=2020-01-01")).hasSize(2);
    }

    @Test
    void whoTriedAnUnknownNameIsListedLikeTheOthers() {
        changed("platform.session.refuse", "account:unknown", "Nogen");
        assertThat(texts.lines(found("entity=account:unknown"), "/audit"))
                .singleElement()
                .extracting(line -> line.entity().text())
                .isEqualTo("account:unknown");
    }

    /** Kinds that are called as their tables are. */
    private static final class Called implements EntityNames {
        @Override
        public Set<String> kinds() {
            return Set.of("it_user");
        }

        @Override
        public Map<String, Link> of(Collection<String> entities) {
            return entities.stream().collect(Collectors.toMap(entity -> entity, _ -> new Link("bobæk", "/somewhere")));
        }

        @Override
        public Map<UUID, String> names(Collection<UUID> ids) {
            return Map.of();
        }
    }

    @Test
    void objectsAreCalledByTheirNamesAlsoWhereTheirKindHasTwoWords() {
        changed("platform.account.keep", "it_user:" + UUID.randomUUID(), "Konto");
        assertThat(new AuditTexts(List.of(new Called()), _ -> true).lines(found(""), "/audit"))
                .singleElement()
                .extracting(AuditView.Line::entity)
                .isEqualTo(new Link("bobæk", "/somewhere"));
        assertThat(new AuditTexts(List.of(new Called()), module -> !module.equals("platform"))
                        .lines(found(""), "/audit"))
                .as("where its module is off")
                .singleElement()
                .extracting(AuditView.Line::entity)
                .isEqualTo(new Link("bobæk", ""));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsAndNewestFirst() {
        for (int i = 0; i < 7; i++) changed("platform.account.keep", "account:" + UUID.randomUUID(), "n" + i);
        var first = search.page("CHANGE", wanted(""), null, 3);
        var second = search.page("CHANGE", wanted(""), first.next(), 3);
        var third = search.page("CHANGE", wanted(""), second.next(), 3);
        assertThat(third.next()).isNull();
        var all = List.of(first, second, third).stream()
                .flatMap(page -> page.entries().stream())
                .map(Found::payload)
                .toList();
        assertThat(all).hasSize(7);
        assertThat(all.getFirst()).contains("n6");
        assertThat(all.getLast()).contains("n0");
    }

    @Test
    void anEntryShowsWhatDiffersAndCanBeProvedOnceItIsSealed() {
        var thing = "account:" + UUID.randomUUID();
        inTransaction(() -> audit.changed(
                "platform.account.keep",
                thing,
                new State("Bib", List.of(1, 2)),
                new State("Bibliotek", List.of(1, 3)),
                "nyt navn"));
        for (int i = 0; i < 4; i++) changed("platform.account.keep", "account:" + UUID.randomUUID(), "n" + i);
        seal.sealAll();

        var entry = found("entity=" + thing).getFirst();
        var shown = texts.entry(entry);
        assertThat(shown.said()).isEqualTo("nyt navn");
        assertThat(shown.changes())
                .containsExactly(new Change("Navn", "Bib", "Bibliotek"), new Change("numbers 2", "2", "3"));
        assertThat(search.sealed("CHANGE", wanted(""), 0, 10))
                .extracting(Found::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        for (var each : found("")) {
            var proof = proofs.of(each);
            assertThat(climbed(proof)).isEqualTo(proof.block().root());
        }
    }

    @Test
    void looksAtPeopleAreWrittenSoonAndNotAmongChanges() {
        audit.viewed("organisation.person.page", List.of("person:" + UUID.randomUUID()));
        views.write();
        assertThat(found("")).isEmpty();
        assertThat(search.page("ACCESS", wanted(""), null, 10).entries())
                .extracting(Found::action)
                .containsExactly("organisation.person.page");
    }

    /** From the leaf to the root as RFC 9162 2.1.3.2 has it. */
    private static String climbed(AuditProof.Proof proof) {
        var hash = HexFormat.of().parseHex(proof.leaf());
        for (var step : proof.path()) {
            var neighbour = HexFormat.of().parseHex(step.hash());
            hash = AuditDigest.above(step.side().equals("L") ? List.of(neighbour, hash) : List.of(hash, neighbour))
                    .getFirst();
        }
        return HexFormat.of().formatHex(hash);
    }

    private List<Found> found(String query) {
        return search.page("CHANGE", wanted(query), null, 100).entries();
    }

    private static Wanted wanted(String query) {
        return Wanted.of(Query.of(query.replace("%", "%25").replace(" ", "+")));
    }

    private void changed(String action, String entity, String name) {
        inTransaction(() -> audit.changed(action, entity, null, new State(name, List.of()), null));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private static void by(Actor actor, Runnable work) {
        new Context(Tenant.current(), actor, Context.DANISH, UUID.randomUUID().toString()).run(work::run);
    }
}
