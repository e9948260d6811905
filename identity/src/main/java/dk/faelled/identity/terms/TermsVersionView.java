package dk.faelled.identity.terms;

import java.util.List;

public record TermsVersionView(String title, List<String> paragraphs) {}
