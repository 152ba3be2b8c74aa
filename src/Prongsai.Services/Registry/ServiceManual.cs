using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>In what a time is counted.</summary>
internal enum TimeUnit
{
    Minutes,
    Hours,

    /// <summary>Days on which the office works.</summary>
    WorkingDays,

    /// <summary>Days of the calendar, holidays included.</summary>
    Days,
}

/// <summary>How long a step, or the whole, takes at most: a promise.</summary>
internal sealed record ServiceTime(int Amount, TimeUnit Unit)
{
    [JsonIgnore]
    public Bilingual Words =>
        Unit switch
        {
            TimeUnit.Minutes => new($"{Amount} นาที", Amount == 1 ? "1 minute" : $"{Amount} minutes"),
            TimeUnit.Hours => new($"{Amount} ชั่วโมง", Amount == 1 ? "1 hour" : $"{Amount} hours"),
            TimeUnit.WorkingDays => new($"{Amount} วันทำการ", Amount == 1 ? "1 working day" : $"{Amount} working days"),
            _ => new($"{Amount} วัน", Amount == 1 ? "1 day" : $"{Amount} days"),
        };

    /// <summary>The promise in minutes at a counter; null where it is counted in days.</summary>
    [JsonIgnore]
    public int? Minutes =>
        Unit switch
        {
            TimeUnit.Minutes => Amount,
            TimeUnit.Hours => Amount * 60,
            _ => null,
        };
}

/// <summary>One step of a service.</summary>
/// <param name="Time">How long it takes; null where only the whole is promised.</param>
internal sealed record ServiceStep(ManualText Text, ServiceTime? Time = null);

/// <summary>How the public reaches a service.</summary>
internal enum ChannelKind
{
    Counter,
    Online,
    Mobile,
    Post,
    Phone,
    Other,
}

/// <summary>A channel of a service, and where exactly.</summary>
internal sealed record ServiceChannel(ChannelKind Kind, ManualText Text);

/// <summary>A fee, or a part of the fees.</summary>
/// <param name="Satang">Null where the text says how it is reckoned.</param>
internal sealed record ServiceFee(ManualText Text, long? Satang = null)
{
    [JsonIgnore]
    public Money? Amount => Satang is { } satang ? new Money(satang) : null;
}

/// <summary>What a person brings.</summary>
/// <param name="OnlyIf">When it is needed; null: always.</param>
internal sealed record NeededDocument(ManualText Text, int Originals = 1, int Copies = 0, ManualText? OnlyIf = null);

/// <summary>A form to be filled in: a kept file, or an address.</summary>
internal sealed record ServiceForm(ManualText Name, string? Address = null, string? File = null);

/// <summary>What is asked for in an online request.</summary>
internal enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Words,
    Number,
    Date,
    Choice,
    File,
}

/// <summary>One thing that an online request asks for.</summary>
/// <param name="Code">Stable within the service: small letters, digits and underlines.</param>
internal sealed record RequestField(string Code, FieldKind Kind, ManualText Label, bool Required = true)
{
    public ManualText? Hint { get; init; }

    /// <summary>Of a choice.</summary>
    public IReadOnlyList<ManualText> Options { get; init; } = [];

    /// <summary>Smallest and largest number.</summary>
    public long? Least { get; init; }
    public long? Most { get; init; }
}

/// <summary>
/// What the public is told about a service (คู่มือประชาชน), whole. The six elements that ITA asks for are name, steps, time, channels,
/// fee and documents. That there is no fee or no document is said by an empty list; null means that nobody has said anything yet.
/// </summary>
internal sealed record ServiceManual(ManualText Name)
{
    public ManualText? Summary { get; init; }
    public IReadOnlyList<ServiceStep> Steps { get; init; } = [];
    public ServiceTime? Total { get; init; }
    public IReadOnlyList<ServiceChannel> Channels { get; init; } = [];

    /// <summary>Null: not said. Empty: there is no fee.</summary>
    public IReadOnlyList<ServiceFee>? Fees { get; init; }

    /// <summary>Null: not said. Empty: nothing is needed.</summary>
    public IReadOnlyList<NeededDocument>? Documents { get; init; }

    public IReadOnlyList<ManualText> Laws { get; init; } = [];
    public IReadOnlyList<ServiceForm> Forms { get; init; } = [];
    public ManualText? Place { get; init; }
    public ManualText? Hours { get; init; }

    /// <summary>The responsible section, in words.</summary>
    public ManualText? Section { get; init; }

    /// <summary>What an online request asks for; empty: it cannot be asked for here.</summary>
    public IReadOnlyList<RequestField> Fields { get; init; } = [];

    /// <summary>True when it can be asked for on these pages.</summary>
    [JsonIgnore]
    public bool IsOnline => Fields.Count > 0;
}
