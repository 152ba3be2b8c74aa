using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Ckan;

/// <summary>
/// CKAN's Action API, version 3 (https://docs.ckan.org/en/2.10/api/): one address per action, JSON in, an envelope with "success" out.
/// What will never work is a refusal with words; what may work later is thrown and tried again.
/// </summary>
internal sealed class CkanApi(IHttpClientFactory https)
{
    public const string Client = "ckan";

    // A package of ours has some hundred kilobytes at the most; a page of an error fits too.
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A package as it is there; null when there is none that we may see.</summary>
    public async Task<JsonObject?> ShowAsync(CkanDoor door, string idOrName, CancellationToken cancellation)
    {
        var answer = await CallAsync(door, "package_show", new JsonObject { ["id"] = idOrName }, cancellation);
        if (answer is { Status: 404, IsEnvelope: true })
            return null;

        return answer.Result ?? throw Refused(answer);
    }

    /// <summary>A new package; null when its name is taken.</summary>
    public async Task<JsonObject?> CreateAsync(CkanDoor door, JsonObject package, CancellationToken cancellation)
    {
        var answer = await CallAsync(door, "package_create", package, cancellation);
        if (answer.NameIsTaken)
            return null;

        return answer.Result ?? throw Refused(answer);
    }

    /// <summary>Changes the named fields of a package and leaves the others.</summary>
    public async Task<JsonObject> PatchAsync(CkanDoor door, JsonObject package, CancellationToken cancellation)
    {
        var answer = await CallAsync(door, "package_patch", package, cancellation);

        return answer.Result ?? throw Refused(answer);
    }

    private async Task<Answer> CallAsync(CkanDoor door, string action, JsonObject body, CancellationToken cancellation)
    {
        using var http = https.CreateClient(Client);
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri($"{door.Address}/api/3/action/{action}"))
        {
            Content = new StringContent(body.ToJsonString(Json), Encoding.UTF8, "application/json"),
        };
        // The bare token: CKAN knows no "Bearer".
        call.Headers.TryAddWithoutValidation("Authorization", door.Token);
        using var came = await http.SendAsync(call, cancellation);
        var status = (int)came.StatusCode;
        if (came.StatusCode == HttpStatusCode.TooManyRequests)
            throw new RetryLaterException(
                came.Headers.RetryAfter?.Delta is { } pause && pause < TimeSpan.FromHours(6)
                    ? pause
                    : TimeSpan.FromMinutes(5),
                "CKAN: 429"
            );
        // Also when it says so in a proxy's page or in CKAN's own envelope: it may be mended.
        if (status is >= 500 or 408)
            throw new HttpRequestException($"CKAN: {status}", null, came.StatusCode);

        return new Answer(status, Envelope(await came.Content.ReadAsStringAsync(cancellation)));
    }

    // An address that is not CKAN's answers pages; so do redirects to a sign-in.
    private static JsonObject? Envelope(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject envelope && envelope["success"] is not null ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RefusedException Refused(Answer answer) =>
        new([
            answer switch
            {
                { IsEnvelope: false } => CkanRefusals.NotCkan(answer.Status),
                { Status: 401 or 403 } or { Kind: "Authorization Error" } => CkanRefusals.TokenRefused(answer.Words),
                { Status: 404 } => CkanRefusals.NotThere(answer.Words),
                _ => CkanRefusals.NotTaken(answer.Status, answer.Words),
            },
        ]);

    internal static void Limit(HttpClient http) => http.MaxResponseContentBufferSize = MostBytes;

    private sealed record Answer(int Status, JsonObject? Envelope)
    {
        public bool IsEnvelope => Envelope is not null;

        public JsonObject? Result =>
            Envelope?["success"]?.GetValueKind() == JsonValueKind.True ? Envelope["result"] as JsonObject : null;

        private JsonObject? Error => Envelope?["error"] as JsonObject;

        public string? Kind => Error?["__type"]?.ToString();

        /// <summary>CKAN validates the name among the fields and says so under "name": "That URL is already in use."</summary>
        public bool NameIsTaken =>
            Kind == "Validation Error"
            && (Error!["name"]?.ToString() + Error["id"]).Contains("already", StringComparison.OrdinalIgnoreCase);

        /// <summary>What CKAN says, field by field.</summary>
        public string Words =>
            Error is null
                ? ""
                : ThaiText.Truncate(
                    string.Join("; ", Error.Where(e => e.Key != "__type").Select(e => $"{e.Key}: {e.Value?.ToJsonString(Json)}")),
                    400
                );
    }
}

/// <summary>Where a CKAN is, and the token that opens it.</summary>
/// <param name="Address">Without a slash at the end.</param>
internal sealed record CkanDoor(string Address, string Token)
{
    // A record prints its members; this one must not print its secret.
    public override string ToString() => Address;
}

internal static class CkanRefusals
{
    public static readonly Refusal TokenMissing = new(
        "ckan-token-missing",
        "ต้องใส่ API token ของ CKAN (สร้างได้ที่หน้าผู้ใช้ใน CKAN เมนู API Tokens)",
        "CKAN's API token is needed (made on the user's page in CKAN, API Tokens)."
    );

    public static readonly Refusal OrganisationShape = new(
        "ckan-organisation",
        "ชื่อองค์กรใน CKAN เป็นอักษรอังกฤษเล็ก ตัวเลข - หรือ _ 2 ถึง 100 ตัว เช่น khlong-sam-wa",
        "An organisation's name in CKAN has 2 to 100 small letters, digits, - or _, like khlong-sam-wa."
    );

    public static readonly Refusal TokenUnreadable = new(
        "ckan-token-unreadable",
        "เปิด API token ที่เก็บไว้ไม่ได้ (กุญแจของระบบเปลี่ยนไป) โปรดใส่ใหม่",
        "The kept API token cannot be opened (the installation's keys have changed); enter it again."
    );

    public static readonly Refusal NothingToDecide = new(
        "ckan-nothing-to-decide",
        "ชุดข้อมูลนี้ไม่มีข้อขัดแย้งให้ตัดสินแล้ว",
        "There is nothing to decide about this dataset any more."
    );

    public static Refusal AddressShape(string? written) =>
        new(
            "ckan-address",
            $"“{ThaiText.Truncate(written ?? "", 80)}” ใช้เป็นที่อยู่ของ CKAN ไม่ได้ ต้องขึ้นต้นด้วย https:// เช่น https://data.go.th",
            $"“{ThaiText.Truncate(written ?? "", 80)}” cannot be CKAN's address; it begins with https://, like https://data.go.th."
        );

    public static Refusal NotCkan(int status) =>
        new(
            "ckan-not-ckan",
            $"ที่อยู่นี้ไม่ตอบอย่าง CKAN (รหัส {status}) ตรวจที่อยู่และว่าไม่ได้ถูกส่งไปหน้าลงชื่อเข้าใช้",
            $"This address does not answer as CKAN does ({status}); see whether it is right and does not lead to a sign-in page."
        );

    public static Refusal TokenRefused(string words) =>
        new(
            "ckan-token-refused",
            $"CKAN ไม่อนุญาต ตรวจว่า token ยังใช้ได้และผู้ใช้นั้นเป็นผู้แก้ไขขององค์กร ({words})",
            $"CKAN forbids it; see whether the token is valid and its user an editor of the organisation. ({words})"
        );

    public static Refusal NotThere(string words) =>
        new("ckan-not-there", $"CKAN ไม่พบสิ่งที่ขอ ({words})", $"CKAN does not find it. ({words})");

    public static Refusal NotTaken(int status, string words) =>
        new(
            "ckan-not-taken",
            $"CKAN ไม่รับชุดข้อมูล (รหัส {status}): {words}",
            $"CKAN does not take the dataset ({status}): {words}"
        );
}
