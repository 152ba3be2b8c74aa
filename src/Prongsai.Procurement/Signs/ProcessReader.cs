using System.Runtime.InteropServices;
using System.Text.Json;
using Prongsai.Procurement.Ocds;

namespace Prongsai.Procurement.Signs;

/// <summary>
/// Reads a contracting process from its JSON in one pass, taking what the signs ask for and walking over the rest. What has another type
/// than the standard says counts as absent; a name that comes twice counts as it stood last.
/// </summary>
/// <param name="classDigits">How much of an item's classification is kept.</param>
internal sealed class ProcessReader(OwnNames names, int classDigits)
{
    // As deep as Cardinal reads.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private byte[] _unescaped = new byte[256];

    public Process Process { get; } = new();

    /// <summary>False when there is no ocid that is a text.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text has half a surrogate pair.</exception>
    public bool Read(ReadOnlySpan<byte> line)
    {
        Process.Clear();
        var json = new Utf8JsonReader(line, Options);
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject)
            Release(ref json);
        else
            json.Skip();
        json.Read(); // throws when something stands behind

        return !Process.OcidText.IsMissing;
    }

    private void Release(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("ocid"u8))
            {
                json.Read();
                Process.OcidText = json.TokenType == JsonTokenType.String ? Kept(ref json) : Skipped(ref json);
            }
            else if (json.ValueTextEquals("tender"u8))
                Tender(ref json);
            else if (json.ValueTextEquals("buyer"u8))
                Process.Buyer = IdOf(ref json);
            else if (json.ValueTextEquals("awards"u8))
                Awards(ref json);
            else if (json.ValueTextEquals("bids"u8))
                Bids(ref json);
            else if (json.ValueTextEquals("compiledRelease"u8)) // of a record
            {
                if (Enters(ref json, JsonTokenType.StartObject))
                    Release(ref json);
            }
            else
                json.Skip();
        }
    }

    private void Tender(ref Utf8JsonReader json)
    {
        Process.ClearTender();
        if (!Enters(ref json, JsonTokenType.StartObject))
            return;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("status"u8))
                Process.IsCancelled = Enters(ref json, JsonTokenType.String) && json.ValueTextEquals("cancelled"u8);
            else if (json.ValueTextEquals("procurementMethod"u8))
                Process.Method = NameIn(ref json);
            else if (json.ValueTextEquals("procurementMethodDetails"u8))
                Process.MethodDetails = NameIn(ref json);
            else if (json.ValueTextEquals("numberOfTenderers"u8))
                Process.NumberOfTenderers =
                    Enters(ref json, JsonTokenType.Number) && json.TryGetUInt64(out var count) ? count : null;
            else if (json.ValueTextEquals("procuringEntity"u8))
                Process.ProcuringEntity = IdOf(ref json);
            else if (json.ValueTextEquals("tenderPeriod"u8))
                TenderPeriod(ref json);
            else
                json.Skip();
        }
    }

    private void TenderPeriod(ref Utf8JsonReader json)
    {
        Process.PeriodStart = Process.PeriodEnd = Moment.Missing;
        if (!Enters(ref json, JsonTokenType.StartObject))
            return;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("startDate"u8))
                Process.PeriodStart = MomentIn(ref json);
            else if (json.ValueTextEquals("endDate"u8))
                Process.PeriodEnd = MomentIn(ref json);
            else
                json.Skip();
        }
    }

    private void Awards(ref Utf8JsonReader json)
    {
        Process.ClearAwards();
        if (!Enters(ref json, JsonTokenType.StartArray))
            return;

        Process.HasAwards = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var award = new Award(AwardStatus.Unset, Stretch.Missing, Stretch.Missing);
            if (json.TokenType != JsonTokenType.StartObject)
                json.Skip();
            else
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    if (json.ValueTextEquals("status"u8))
                        award = award with { Status = AwardStatusIn(ref json) };
                    else if (json.ValueTextEquals("suppliers"u8))
                        award = award with { Suppliers = Parties(ref json) };
                    else if (json.ValueTextEquals("items"u8))
                        award = award with { Classes = Items(ref json) };
                    else
                        json.Skip();
                }

            Process.Awards.Add(award);
        }
    }

    private Stretch Items(ref Utf8JsonReader json)
    {
        if (!Enters(ref json, JsonTokenType.StartArray))
            return Stretch.Missing;

        var start = Process.Classes.Count;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
                json.Skip();
            else
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    if (json.ValueTextEquals("classification"u8))
                        Classification(ref json);
                    else
                        json.Skip();
                }
        }

        return new Stretch(start, Process.Classes.Count - start);
    }

    private void Classification(ref Utf8JsonReader json)
    {
        if (!Enters(ref json, JsonTokenType.StartObject))
            return;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("id"u8))
                json.Skip();
            else if (Enters(ref json, JsonTokenType.String))
                Process.Classes.Add(names.Of(FirstCharacters(Text(ref json), classDigits)));
        }
    }

    private void Bids(ref Utf8JsonReader json)
    {
        Process.ClearBids();
        if (!Enters(ref json, JsonTokenType.StartObject))
            return;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("details"u8))
                json.Skip();
            else if (Enters(ref json, JsonTokenType.StartArray))
            {
                Process.HasBids = true;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    OneBid(ref json);
            }
        }
    }

    private void OneBid(ref Utf8JsonReader json)
    {
        var bid = new Bid(BidStatus.Unset, Moment.Missing, null, Names.None, Stretch.Missing);
        if (json.TokenType != JsonTokenType.StartObject)
            json.Skip();
        else
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("status"u8))
                    bid = bid with { Status = BidStatusIn(ref json) };
                else if (json.ValueTextEquals("date"u8))
                    bid = bid with { Date = MomentIn(ref json) };
                else if (json.ValueTextEquals("tenderers"u8))
                    bid = bid with { Tenderers = Parties(ref json) };
                else if (json.ValueTextEquals("value"u8))
                    bid = WithValue(bid, ref json);
                else
                    json.Skip();
            }

        Process.Bids.Add(bid);
    }

    private Bid WithValue(Bid bid, ref Utf8JsonReader json)
    {
        bid = bid with { Amount = null, Currency = Names.None };
        if (!Enters(ref json, JsonTokenType.StartObject))
            return bid;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("amount"u8))
                bid = bid with
                {
                    Amount =
                        Enters(ref json, JsonTokenType.Number) && json.TryGetDouble(out var amount) ? amount : null,
                };
            else if (json.ValueTextEquals("currency"u8))
                bid = bid with { Currency = NameIn(ref json) };
            else
                json.Skip();
        }

        return bid;
    }

    private Stretch Parties(ref Utf8JsonReader json)
    {
        if (!Enters(ref json, JsonTokenType.StartArray))
            return Stretch.Missing;

        var start = Process.Parties.Count;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            Process.Parties.Add(Id(ref json));
        return new Stretch(start, Process.Parties.Count - start);
    }

    // From the name of a property to the id of the organisation it holds.
    private int IdOf(ref Utf8JsonReader json)
    {
        json.Read();
        return Id(ref json);
    }

    private int Id(ref Utf8JsonReader json)
    {
        var id = Names.None;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return id;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
                id = NameIn(ref json);
            else
                json.Skip();
        }

        return id;
    }

    private int NameIn(ref Utf8JsonReader json) =>
        Enters(ref json, JsonTokenType.String) ? names.Of(Text(ref json)) : Names.None;

    private Moment MomentIn(ref Utf8JsonReader json)
    {
        if (!Enters(ref json, JsonTokenType.String))
            return Moment.Missing;

        var kept = Kept(ref json);
        return new Moment(kept, Rfc3339.TryParse(Process.Text(kept), out var ticks) ? ticks : null);
    }

    private static AwardStatus AwardStatusIn(ref Utf8JsonReader json) =>
        !Enters(ref json, JsonTokenType.String) ? AwardStatus.Unset
        : json.ValueTextEquals("active"u8) ? AwardStatus.Active
        : json.ValueTextEquals("cancelled"u8) ? AwardStatus.Cancelled
        : json.ValueTextEquals("unsuccessful"u8) ? AwardStatus.Unsuccessful
        : AwardStatus.Other;

    private static BidStatus BidStatusIn(ref Utf8JsonReader json) =>
        !Enters(ref json, JsonTokenType.String) ? BidStatus.Unset
        : json.ValueTextEquals("valid"u8) ? BidStatus.Valid
        : json.ValueTextEquals("disqualified"u8) ? BidStatus.Disqualified
        : json.ValueTextEquals("pending"u8) ? BidStatus.Pending
        : json.ValueTextEquals("invited"u8) ? BidStatus.Invited
        : json.ValueTextEquals("withdrawn"u8) ? BidStatus.Withdrawn
        : BidStatus.Other;

    // From the name of a property to its value; walks over a value of another kind.
    private static bool Enters(ref Utf8JsonReader json, JsonTokenType kind)
    {
        json.Read();
        if (json.TokenType == kind)
            return true;

        json.Skip();
        return false;
    }

    private static Stretch Skipped(ref Utf8JsonReader json)
    {
        json.Skip();
        return Stretch.Missing;
    }

    private Stretch Kept(ref Utf8JsonReader json)
    {
        var text = Text(ref json);
        var start = Process.Texts.Count;
        CollectionsMarshal.SetCount(Process.Texts, start + text.Length);
        text.CopyTo(CollectionsMarshal.AsSpan(Process.Texts)[start..]);
        return new Stretch(start, text.Length);
    }

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
            return json.ValueSpan;

        if (_unescaped.Length < json.ValueSpan.Length)
            _unescaped = new byte[json.ValueSpan.Length * 2];
        return _unescaped.AsSpan(0, json.CopyString(_unescaped.AsSpan()));
    }

    private static ReadOnlySpan<byte> FirstCharacters(ReadOnlySpan<byte> text, int count)
    {
        var end = 0;
        for (; count > 0 && end < text.Length; count--)
        {
            end++;
            while (end < text.Length && (text[end] & 0xC0) == 0x80) // within a character
                end++;
        }

        return text[..end];
    }
}
