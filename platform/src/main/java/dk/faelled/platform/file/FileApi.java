package dk.faelled.platform.file;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files over HTTP: one's own, or all with the right to. Always sent as an attachment, whatever they hold. */
@RestController
@RequestMapping("/api/platform/v1/files")
@Requires("platform.home")
class FileApi {
    private static final String ALL = "platform.files.all";
    private final FileStore files;
    private final FileSettings settings;
    private final AccessDecider access;

    /** @param type what the content shows it to be @param sha256 hexadecimal */
    record Item(UUID id, String name, long size, String sha256, String type, Instant createdAt) {
        static Item of(StoredFile file) {
            return new Item(file.id(), file.name(), file.size(), file.sha256Hex(), file.type(), file.createdAt());
        }
    }

    FileApi(FileStore files, FileSettings settings, AccessDecider access) {
        this.files = files;
        this.settings = settings;
        this.access = access;
    }

    @PostMapping
    ResponseEntity<Item> store(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) throw new RuleBroken("platform.file.none").at("file");
        try (var in = file.getInputStream()) {
            var stored = files.store(
                    in,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    Objects.requireNonNullElse(file.getContentType(), ""),
                    Attachment.USAGE,
                    settings.max().toBytes());
            return ResponseEntity.created(URI.create("/api/platform/v1/files/" + stored.id()))
                    .body(Item.of(stored));
        }
    }

    @GetMapping("/{id}")
    void open(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var me = Context.current().actor().reference();
        if (!access.may(ALL) && !files.createdBy(id).filter(me::equals).isPresent()) throw new NotFound("file " + id);
        var file = files.find(id).orElseThrow(() -> new NotFound("file " + id));
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(file.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        files.copy(id, response.getOutputStream());
    }
}
