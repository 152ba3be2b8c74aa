using Microsoft.AspNetCore.Connections;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;
using Prongsai.Web.Plumbing.Failures;

namespace Prongsai.Web.CommandLine;

/// <summary>How the command line says no: each reason on standard error in Thai and English, exit code 2.</summary>
internal static class Refused
{
    public static int Say(IEnumerable<Refusal> reasons)
    {
        foreach (var reason in reasons)
            Console.Error.WriteLine(reason);
        return 2;
    }

    /// <summary>Runs a verb that waits for nothing.</summary>
    public static Task<int> Or(Func<int> act) => OrAsync(() => Task.FromResult(act()));

    /// <summary>Runs a verb; what it refuses is said, not thrown.</summary>
    public static async Task<int> OrAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (CopyFailedException failed)
        {
            Console.Error.WriteLine(failed.Reason);
            return 1;
        }
        catch (Exception failure) when (Unavailable.WhatIsMissing(failure) is { } missing)
        {
            Console.Error.WriteLine(Unavailable.Words(missing));
            return 1;
        }
        catch (RefusedException refused)
        {
            return Say(refused.Reasons);
        }
        catch (MissingException missing)
        {
            return Say([new Refusal("missing", $"ไม่พบ {missing.Message}", $"Not found: {missing.Message}.")]);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Say([
                new Refusal(
                    "address-in-use",
                    $"มีโปรแกรมอื่นใช้ที่อยู่นี้อยู่แล้ว ให้เลือกพอร์ตอื่นด้วย --urls ({failure.Message})",
                    $"Another program uses this address; choose another port with --urls ({failure.Message})"
                ),
            ]);
        }
        catch (IOException failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            var file = (failure as FileNotFoundException)?.FileName ?? failure.Message;
            return Say([
                new Refusal("file-missing", $"ไม่พบแฟ้มหรือโฟลเดอร์ {file}", $"No such file or folder: {file}"),
            ]);
        }
    }
}
