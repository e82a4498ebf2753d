# Run by cpack between installing and packing, so that two builds give the same bytes, whoever makes them and when: every
# file and the archive get the time of the changelog's last entry, and folders the permissions that Debian's have.
execute_process(COMMAND "${CPACK_CUAKHAU_EPOCH_PROGRAM}" OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
set(ENV{SOURCE_DATE_EPOCH} "${epoch}")
execute_process(COMMAND find "${CPACK_TEMPORARY_DIRECTORY}" -type d -exec chmod 755 "{}" + COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND find "${CPACK_TEMPORARY_DIRECTORY}" -exec touch --no-dereference "--date=@${epoch}" "{}" +
                COMMAND_ERROR_IS_FATAL ANY)
