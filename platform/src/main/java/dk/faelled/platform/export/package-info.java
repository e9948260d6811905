/** Lists as files (PLT-46): CSV and XLSX, streamed, safe to open in a spreadsheet. */
@NullMarked
package dk.faelled.platform.export;

import org.jspecify.annotations.NullMarked;
