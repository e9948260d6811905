package dk.faelled.secondfactor.viewer;

import dk.faelled.platform.Audit;
import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.CodeViewers;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.device.Viewers;
import dk.faelled.secondfactor.viewer.StockTable.Piece;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The code viewers of the current authority. One that was handed out is nobody else's before it was taken back. */
@Service
@Transactional
public class Stock implements CodeViewers {
    private static final int LONGEST_REASON = 500;
    private final StockTable table;
    private final Viewers viewers;
    private final Bindings bindings;
    private final SeenDevices devices;
    private final InstallationKey installation;
    private final Audit audit;
    private final Clock clock;

    private record Counted(int read, int changed) {}

    /**
     * One as a list shows it.
     *
     * @param device number of the device that it is; null for one that nobody has
     * @param usable whether that is not blocked
     */
    public record Line(
            String serial,
            Instant importedAt,
            @Nullable String device,
            boolean usable,
            @Nullable Instant usedAt) {}

    /** What became of a seed file. @param faults in words; nothing was loaded where there are any */
    public record Loaded(int read, int changed, List<String> faults) {}

    /** As login providers are told. */
    public enum Standing {
        DEVICE_NOT_FOUND,
        REGISTERED_TO_YOU,
        REGISTERED_TO_SOMEONE_ELSE,
        DEVICE_NOT_REGISTERED
    }

    Stock(
            StockTable table,
            Viewers viewers,
            Bindings bindings,
            SeenDevices devices,
            InstallationKey installation,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.viewers = viewers;
        this.bindings = bindings;
        this.devices = devices;
        this.installation = installation;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of the file, or nothing. */
    public Loaded load(String text) {
        var file = Seeds.of(text);
        if (!file.faults().isEmpty()) return new Loaded(0, 0, file.faults());
        var seeds = file.seeds();
        int changed = table.put(
                seeds.stream().map(Seeds.Seed::serial).toList(),
                seeds.stream()
                        .map(seed -> installation.sealSecret(Base32.encode(seed.secret())))
                        .toList(),
                seeds.stream().map(Seeds.Seed::algorithm).toList(),
                clock.instant());
        audit.changed(
                "secondfactor.hardware.load", "secondfactor-hardware", null, new Counted(seeds.size(), changed), null);
        return new Loaded(seeds.size(), changed, List.of());
    }

    @Transactional(readOnly = true)
    public List<Line> page(String begin, String after, int size) {
        return table.page(begin.strip(), after, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> held(String after, int most) {
        return table.held(after, most);
    }

    @Override
    public String bind(OwnerKey owner, String serial, String first, String second, NsisLevel level) {
        var id = taken(serial, first, second);
        bindings.bindProved(id, owner, level);
        return id;
    }

    /** A device of nobody yet: who calls binds it. @throws RuleBroken as {@link #bind} */
    public String taken(String serial, String first, String second) {
        var piece = table.locked(serial.strip())
                .orElseThrow(() -> new RuleBroken("secondfactor.hardware.unknown").at("serial"));
        if (piece.device() != null) throw new RuleBroken("secondfactor.hardware.taken").at("serial");
        var learned = viewers.learned(piece.secret(), piece.algorithm(), first, second)
                .orElseThrow(() -> new RuleBroken("secondfactor.hardware.codes").at("second"));
        var id = viewers.add(piece.serial(), piece.secret(), piece.algorithm(), learned);
        table.device(piece.serial(), id);
        return id;
    }

    /** @param asking null where it is not told who asks */
    public Standing standing(String serial, @Nullable OwnerKey asking) {
        var piece = table.locked(serial.strip());
        if (piece.isEmpty()) return Standing.DEVICE_NOT_FOUND;
        var device = piece.get().device();
        if (device == null) return Standing.DEVICE_NOT_REGISTERED;
        var owner = devices.find(device).map(one -> one.owner());
        return asking != null && owner.equals(Optional.of(asking))
                ? Standing.REGISTERED_TO_YOU
                : Standing.REGISTERED_TO_SOMEONE_ELSE;
    }

    /** Learns how its clock goes, anew. @throws RuleBroken at {@code second} where the codes are not its own */
    public void adjust(String serial, String first, String second) {
        var device = handedOut(serial);
        if (!viewers.adjust(device, first, second)) throw new RuleBroken("secondfactor.hardware.codes").at("second");
        audit.changed("secondfactor.hardware.adjust", "device:" + device, null, null, null);
    }

    /** On time and not locked, as when it was new. */
    public void reset(String serial, String reason) {
        check(reason);
        var device = handedOut(serial);
        viewers.reset(device);
        audit.changed("secondfactor.hardware.reset", "device:" + device, null, null, reason.strip());
    }

    /** Takes it back: the device is blocked for good, and another can be given the viewer. @param reason null where a program does */
    public void deregister(String serial, @Nullable String reason) {
        if (reason != null) check(reason);
        var device = handedOut(serial);
        bindings.block(device, reason == null ? null : reason.strip());
        table.device(serial.strip(), null);
        audit.changed("secondfactor.hardware.deregister", "device:" + device, null, null, reason);
    }

    /** @throws NotFound where there is none @throws RuleBroken where nobody has it */
    private String handedOut(String serial) {
        Piece piece = table.locked(serial.strip()).orElseThrow(() -> new NotFound("code viewer " + serial));
        if (piece.device() == null) throw new RuleBroken("secondfactor.hardware.free").at("serial");
        return piece.device();
    }

    private static void check(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON)
            throw new RuleBroken("secondfactor.desk.reason.missing", LONGEST_REASON).at("reason");
    }
}
