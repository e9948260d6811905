package dk.faelled.organisation.classification;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.importing.Values;
import dk.faelled.platform.page.Errors;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of the class form. */
@Service
@Transactional
class ClassEditing {
    private final Classes classes;
    private final Facets facets;

    ClassEditing(Classes classes, Facets facets) {
        this.classes = classes;
        this.facets = facets;
    }

    void create(ClassForm form) {
        var facet = facets.keyed(form.facet()).orElseThrow(() -> ErrorKey.CLASS_NOT_FOUND.broken(form.facet()));
        var from = day(form);
        if (form.name().isBlank())
            throw ErrorKey.MISSING_REQUIRED_VALUE.broken("name").at("name");
        var key = form.userKey().isBlank() ? form.name() : form.userKey();
        if (classes.keyed(form.facet(), key, AsOf.on(from)).isPresent())
            throw new RuleBroken("organisation.class.key-taken", key).at("userKey");
        classes.create(
                new ClassId(UUID.randomUUID()),
                Validity.from(from),
                Classification.of(key, form.name(), facet, scope(form)),
                null);
    }

    void change(ClassId id, ClassForm form) {
        if (form.name().isBlank())
            throw ErrorKey.MISSING_REQUIRED_VALUE.broken("name").at("name");
        classes.update(id, Validity.from(day(form)), old -> changed(old, form), null);
    }

    private static Classification changed(Classification old, ClassForm form) {
        return new Classification(
                form.userKey().isBlank() ? old.userKey() : form.userKey(),
                form.name(),
                old.facet(),
                scope(form),
                old.published(),
                old.parent(),
                old.owner(),
                old.example(),
                old.description(),
                old.itSystem());
    }

    ClassForm form(ClassId id, LocalDate today) {
        var segments = classes.segments(id, null);
        if (segments.isEmpty()) throw new NotFound("class " + id);
        var state = segments.at(today).orElseGet(() -> segments.list().getLast().state());
        return new ClassForm(
                id,
                facetKey(state.facet(), today),
                state.name(),
                state.userKey(),
                Objects.requireNonNullElse(state.scope(), ""),
                today.toString(),
                classes.inUse(id, AsOf.on(today)),
                Errors.NONE);
    }

    private String facetKey(FacetId facet, LocalDate today) {
        return facets.find(facet, AsOf.on(today)).map(f -> f.userKey()).orElse("");
    }

    private static LocalDate day(ClassForm form) {
        return Values.date(form.from())
                .orElseThrow(() -> new RuleBroken("organisation.import.problem.date").at("from"));
    }

    private static @Nullable String scope(ClassForm form) {
        return form.scope().isBlank() ? null : form.scope();
    }
}
