package dk.faelled.platform.page;

/** What is shown on a page that goes on by itself: nobody stays there, so its frame has no menu and counts nothing. */
public interface Passing {}
