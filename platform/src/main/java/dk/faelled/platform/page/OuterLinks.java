package dk.faelled.platform.page;

import dk.faelled.platform.TenantInfo;

/** Whole addresses of our pages for what leaves the program without a request, as mails do. */
public interface OuterLinks {
    /** @param path begins with a slash */
    String of(TenantInfo tenant, String path);
}
