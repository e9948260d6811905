package dk.faelled.organisation.os2mo.files;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Files;
import dk.faelled.platform.StoredFile;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/** Files as they come. One that is not taken, for whatever reason, leaves nothing behind. */
@Component
class Uploading implements Schemas.Wiring {
    private static final Set<String> TYPES = Set.of(
            "application/json",
            "application/pdf",
            "application/zip",
            "application/x-tika-ooxml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet");
    private final Shelf shelf;
    private final Files files;
    private final Audit audit;
    private final DataSize largest;

    /** As the audit log shows it. */
    record Kept(String store, String name, long size, String sha256) {}

    Uploading(Shelf shelf, Files files, Audit audit, @Value("${faelled.files.max:50MB}") DataSize largest) {
        this.shelf = shelf;
        this.files = files;
        this.audit = audit;
        this.largest = largest;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Mutation", type -> type.dataFetcher("upload_file", this::upload));
    }

    private String upload(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        asked.rights().require("files", "upload");
        if (!(field.getArgument("file") instanceof MultipartFile sent))
            throw new Fault("The file must be sent as a part of the request (multipart/form-data)");
        var name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
        if (name.isBlank()) throw new Fault("The file has no name");
        String store = Objects.requireNonNull(field.getArgument("file_store")).toString();
        var file = stored(sent, name);
        if (!isAccepted(file.type())) throw new Fault("Files of the type " + file.type() + " are not taken");
        var before = shelf.find(store, file.name());
        if (before.isPresent() && !Boolean.TRUE.equals(field.<Boolean>getArgument("force")))
            throw new Fault("File already exists");
        shelf.put(store, file, asked.now());
        before.ifPresent(old -> {
            files.keepUntil(old.id(), asked.now());
            if (old.subjects() != null) files.keepUntil(old.subjects(), asked.now());
        });
        audit.changed(
                "organisation.file.upload",
                "file:" + file.id(),
                null,
                new Kept(store, file.name(), file.size(), file.sha256Hex()),
                null);
        return "OK";
    }

    private StoredFile stored(MultipartFile sent, String name) {
        try (var in = sent.getInputStream()) {
            return files.store(
                    in, name, Objects.requireNonNullElse(sent.getContentType(), ""), "os2mo", largest.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAccepted(String type) {
        return TYPES.contains(type) || (type.startsWith("text/") && !type.equals("text/html"));
    }
}
