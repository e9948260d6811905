package dk.faelled.identity.network;

import dk.faelled.platform.page.Errors;
import java.util.List;

/**
 * @param address from which the page is read
 * @param known whether that is in one of them
 * @param range as typed
 */
public record NetworksView(
        List<Network> networks, String address, boolean known, String range, String note, Errors errors) {}
