-- A person's words are some fifty trigrams: put into the tree one by one, they took longer than all else that a load
-- writes of the person. They now wait in a short list, which each search reads too, and go into the tree together.
alter index search_entry_words set (fastupdate = on, gin_pending_list_limit = 256);
