package dk.faelled.identity.provider;

import dk.faelled.platform.page.Link;
import java.util.List;

/** @param name of the system @param base path of its first page @param current path of this one */
public record ProviderFrame(String name, String base, List<Link> tabs, String current) {}
