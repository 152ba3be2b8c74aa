using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Annual;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Reports.Memos;

/// <summary>A memo was written: its file becomes evidence of the measures that promised it, as PDF where a browser is, else as DOCX.</summary>
internal sealed class AttachingMemos(ISurveyMemos memos, IMemoEvidence evidence, KeptFiles files, IPrinter printer)
    : IJobWork<MemoWritten>
{
    public async Task RunAsync(MemoWritten job, JobRun run, CancellationToken cancellation)
    {
        var agency = AgencyId.From(job.Agency);
        if (await memos.OfAsync(agency, job.Month, cancellation) is not { } memo)
            return;
        // Nothing is kept for nobody.
        if (!await evidence.IsPromisedAsync(agency, job.Month, cancellation))
            return;

        var (content, _) = await MemoFileModel.WriteAsync(memo, ReportForm.Pdf, printer, cancellation);
        var form = content is null ? ReportForm.Docx : ReportForm.Pdf;
        content ??= (await MemoFileModel.WriteAsync(memo, form, printer, cancellation)).Content!;
        var name =
            $"survey-memo-{job.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)}.{form.Extension()}";
        var file = await files.KeepAsync(agency, Actor.System, name, content, cancellation);
        await evidence.AttachAsync(
            agency,
            new ProvingMemo(
                job.Month,
                memo.On,
                $"บันทึกข้อความ{memo.Subject}",
                file,
                name,
                form.MediaType(),
                content.Length,
                memo.IsMadeUp
            ),
            cancellation
        );
    }
}
