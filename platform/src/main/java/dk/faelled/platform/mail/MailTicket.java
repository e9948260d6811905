package dk.faelled.platform.mail;

import java.util.UUID;

/** What the scheduler keeps of a mail: whose it is, and which. */
record MailTicket(UUID tenant, UUID mail) {}
