package dk.faelled.identity.signin;

import java.util.List;

/** @param reasons in words, each with the way out @param code by which a service desk finds why */
public record RefusedView(List<String> reasons, String code) {}
