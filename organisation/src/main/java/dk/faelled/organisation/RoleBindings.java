package dk.faelled.organisation;

/** The roles of accounts. */
public interface RoleBindings extends Register<RoleBindingId, RoleBinding> {}
