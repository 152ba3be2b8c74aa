using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Importing;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Tree;

/// <summary>Many agencies below ours from one file.</summary>
[Writes(Duty.AgencyAdministrator)]
[Act("นำเข้าหน่วยงานในสังกัดจากไฟล์", "Import agencies below from a file")]
internal sealed class ImportModel(IAgencyImport import) : PageModel
{
    public AgenciesImported? Done { get; private set; }
    public string? Profile { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnPostAsync(IFormFile? file, string? profile, CancellationToken cancellation)
    {
        Profile = profile;
        if (file is null)
        {
            WhyNot = [ImportRefusals.NoFile];
            return;
        }

        var name = SafeFile.PlainName(file.FileName);
        if (file.Length > AgenciesFile.MostMegabytes * 1024 * 1024)
        {
            WhyNot = [ImportRefusals.TooBig(name, AgenciesFile.MostMegabytes)];
            return;
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        var given = string.IsNullOrWhiteSpace(profile) ? null : profile;
        var done = await import.ImportAsync(
            name,
            content.ToArray(),
            User.Agency(),
            staysWithin: true,
            given,
            User.Actor(),
            cancellation
        );

        (Done, WhyNot) = (done.Refusals.Count == 0 ? done : null, done.Refusals);
    }
}
