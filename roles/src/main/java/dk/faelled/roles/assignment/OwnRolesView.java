package dk.faelled.roles.assignment;

import java.time.LocalDate;
import java.util.List;

/** The reader's own accounts, with what each holds on the day. */
public record OwnRolesView(List<RoleUserView> accounts, LocalDate day, LocalDate today) {}
