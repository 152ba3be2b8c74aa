using System.Globalization;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.NationalRecord;

/// <summary>
/// The open data of awarded contracts (opend.data.go.th, "govspending"): a page per question, the key in a header of its own and
/// never in the address.
/// </summary>
internal sealed class ContractApi(IHttpClientFactory https, TimeProvider clock)
{
    /// <summary>More are not given at once.</summary>
    public const int MostAtOnce = 1000;

    /// <exception cref="RefusedException">The answer is none; asking again would not change it.</exception>
    /// <exception cref="TryAgainException">A quota or a fault.</exception>
    public async Task<ContractPage> AskAsync(
        RecordDoor door,
        FiscalYear year,
        string department,
        int offset,
        CancellationToken cancellation
    )
    {
        using var http = https.CreateClient(NationalHttp.Contracts);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"year={year}&dept_code={Uri.EscapeDataString(department)}&offset={offset}&limit={MostAtOnce}"
        );
        using var call = new HttpRequestMessage(HttpMethod.Get, new Uri($"{door.Address}?{query}"));
        call.Headers.TryAddWithoutValidation("api-key", door.Key);
        call.Headers.TryAddWithoutValidation("Accept", "application/json");
        var answer = await NationalHttp.GetAsync(http, call, clock, cancellation);
        var host = call.RequestUri!.Host;
        // The key goes where it was meant to go and nowhere else.
        if (answer.Next is { } next)
            throw new RefusedException([AnswerRefusals.SentElsewhere(host, next.Host)]);
        if (answer.Status is 401 or 403)
            throw new RefusedException([AnswerRefusals.KeyRefused(host, answer.Status)]);
        if (IsAPage(answer))
            throw new RefusedException([AnswerRefusals.PageInstead(host, null)]);
        if (answer.Status is < 200 or >= 300)
            throw new RefusedException([AnswerRefusals.OtherStatus(host, answer.Status)]);

        return ContractPageReader.Read(answer.Content, year, host);
    }

    private static bool IsAPage(NationalAnswer answer) =>
        NationalHttp.LooksLikeAPage(
            Encoding.UTF8.GetString(answer.Content.AsSpan(0, Math.Min(answer.Content.Length, 400))).TrimStart('\uFEFF')
        );
}
