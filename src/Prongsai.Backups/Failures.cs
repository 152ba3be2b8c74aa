using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Prongsai.Backups.Archive;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Backups;

/// <summary>What the outside does to a copy (a full disk, a database that is gone) in words. Refusals pass through.</summary>
internal static class Failures
{
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT

    public static async Task<T> SayAsync<T>(string where, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (InWords(where, failure) is not null)
        {
            throw new CopyFailedException(InWords(where, failure)!, failure);
        }
    }

    private static Refusal? InWords(string where, Exception failure) =>
        failure switch
        {
            CopyFailedException => null, // said already, closer to where it happened
            FileNotFoundException or DirectoryNotFoundException => null, // said by the verb, with the name
            SqliteException { SqliteErrorCode: 13 } => BackupRefusals.DiskFull(where),
            SqliteException { SqliteErrorCode: 5 or 6 } => BackupRefusals.DatabaseBusy(where),
            SqliteException { SqliteErrorCode: 11 or 26 } => BackupRefusals.DatabaseDamaged(where),
            SqliteException sqlite => BackupRefusals.NotWritten(where, sqlite.Message),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => BackupRefusals.DiskFull(where),
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => BackupRefusals.DatabaseBusy(where),
            PostgresException server => BackupRefusals.NotWritten(where, server.MessageText),
            NpgsqlException or SocketException or TimeoutException => BackupRefusals.DatabaseGone(
                where,
                failure.Message
            ),
            IOException io when (io.HResult & 0xFFFF) is NoSpaceLeft or OverQuota => BackupRefusals.DiskFull(where),
            // How .NET says EFBIG: longer than this disk can hold, or than this process may write.
            ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" } =>
                BackupRefusals.TooLong(where),
            IOException or UnauthorizedAccessException => BackupRefusals.NotWritten(where, failure.Message),
            { InnerException: DbException or IOException } => InWords(where, failure.InnerException),
            _ => null,
        };
}
