package dk.faelled.identity.certificate;

import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.platform.Tasks;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Told of the certificates in each description that counts. */
@Service
@Transactional
public class KnownCertificates {
    private final CertificateTable table;
    private final Tasks tasks;

    KnownCertificates(CertificateTable table, Tasks tasks) {
        this.table = table;
        this.tasks = tasks;
    }

    /** These are the holder's now, and no others; who was to be told of one that is gone needs not be any more. */
    public void keep(Holder holder, Collection<X509Certificate> signing, Collection<X509Certificate> receiving) {
        var all = new LinkedHashMap<String, CertificateTable.Shown>();
        for (var one : signing) all.put(CertificateTable.fingerprint(one), CertificateTable.Shown.of(one, true, false));
        for (var one : receiving)
            all.merge(
                    CertificateTable.fingerprint(one),
                    CertificateTable.Shown.of(one, false, true),
                    (signs, _) -> signs.encryptingToo());
        close(table.removeOthers(holder, Set.copyOf(all.keySet())));
        table.keep(holder, List.copyOf(all.values()));
    }

    private void close(Collection<UUID> gone) {
        for (var one : gone) for (var key : CertificateExpiry.keys(one)) tasks.close(key, "REPLACED");
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        close(table.removeOfGone(changed.provider()));
    }

    /** The holder is gone. */
    public void forget(Holder holder) {
        keep(holder, List.of(), List.of());
    }
}
