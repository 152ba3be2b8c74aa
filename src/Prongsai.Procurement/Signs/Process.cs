using System.Runtime.InteropServices;

namespace Prongsai.Procurement.Signs;

/// <summary>Whether a bid was handed in and how it fared; only these words of the bids extension count, in exactly this spelling.</summary>
internal enum BidStatus
{
    /// <summary>No status, or none that is a text: such a bid counts nowhere.</summary>
    Unset,
    Invited,
    Pending,
    Valid,
    Disqualified,
    Withdrawn,

    /// <summary>A word of the publisher's own: handed in, and neither valid nor disqualified.</summary>
    Other,
}

internal enum AwardStatus
{
    Unset,
    Active,
    Cancelled,
    Unsuccessful,

    /// <summary>Pending, or a word of the publisher's own: the award is not final.</summary>
    Other,
}

/// <summary>Some entries of one of the lists of a <see cref="Process"/>.</summary>
/// <param name="Count">Negative when the data has no such list.</param>
internal readonly record struct Stretch(int Start, int Count)
{
    public static readonly Stretch Missing = new(0, -1);

    public bool IsMissing => Count < 0;
}

/// <summary>A point in time as the data wrote it.</summary>
/// <param name="Text">Its bytes in <see cref="Process.Texts"/>.</param>
/// <param name="UtcTicks">Null when it is not RFC 3339.</param>
internal readonly record struct Moment(Stretch Text, long? UtcTicks)
{
    public static readonly Moment Missing = new(Stretch.Missing, null);

    public bool IsMissing => Text.IsMissing;
}

/// <param name="Amount">Null when there is no number.</param>
/// <param name="Currency">A name, or <see cref="Names.None"/>.</param>
/// <param name="Tenderers">In <see cref="Process.Parties"/>.</param>
internal readonly record struct Bid(BidStatus Status, Moment Date, double? Amount, int Currency, Stretch Tenderers)
{
    /// <summary>Handed in: not merely invited, and not withdrawn.</summary>
    public bool IsSubmitted => Status is not (BidStatus.Unset or BidStatus.Invited or BidStatus.Withdrawn);

    public bool HasPrice => Amount is not null && Currency != Names.None;
}

/// <param name="Suppliers">In <see cref="Process.Parties"/>.</param>
/// <param name="Classes">In <see cref="Process.Classes"/>: the first digits of the classification of each item that has one.</param>
internal readonly record struct Award(AwardStatus Status, Stretch Suppliers, Stretch Classes);

/// <summary>
/// One contracting process, as far as any sign asks about it. One is filled again and again: nothing of it outlives the line it was
/// read from. Parties, currencies and methods are numbers of <see cref="Names"/>.
/// </summary>
internal sealed class Process
{
    public ReadOnlySpan<byte> Ocid => Text(OcidText);

    private int _ocid = Names.None;

    public Stretch OcidText { get; set; }
    public long Line { get; set; }
    public bool IsCancelled { get; set; }
    public int Method { get; set; }
    public int MethodDetails { get; set; }
    public Moment PeriodStart { get; set; }
    public Moment PeriodEnd { get; set; }

    /// <summary>tender/numberOfTenderers; null when it is not a whole number.</summary>
    public ulong? NumberOfTenderers { get; set; }
    public int ProcuringEntity { get; set; }
    public int Buyer { get; set; }

    /// <summary>False when there is no list of awards; an empty list is a list.</summary>
    public bool HasAwards { get; set; }
    public List<Award> Awards { get; } = [];
    public bool HasBids { get; set; }
    public List<Bid> Bids { get; } = [];

    /// <summary>Parties of bids and awards; <see cref="Names.None"/> for one without an id that is a text.</summary>
    public List<int> Parties { get; } = [];
    public List<int> Classes { get; } = [];
    public List<byte> Texts { get; } = [];

    public ReadOnlySpan<int> Of(Stretch parties) =>
        parties.IsMissing ? [] : CollectionsMarshal.AsSpan(Parties).Slice(parties.Start, parties.Count);

    public ReadOnlySpan<byte> Text(Stretch text) =>
        text.IsMissing ? [] : CollectionsMarshal.AsSpan(Texts).Slice(text.Start, text.Count);

    /// <summary>True when <paramref name="first"/> is later. Instants are compared where both are; else the texts, as Cardinal does.</summary>
    public bool IsLater(Moment first, Moment second) =>
        first.UtcTicks is { } one && second.UtcTicks is { } other
            ? one > other
            : Text(first.Text).SequenceCompareTo(Text(second.Text)) > 0;

    /// <summary>The number of its ocid, which gets one only when something is to be said of it.</summary>
    public int OcidIn(Names names)
    {
        if (_ocid == Names.None)
            _ocid = names.Of(Ocid);
        return _ocid;
    }

    /// <summary>
    /// Every award has reached an end, and there are lists of awards and of bids. An award without a status does not stand in the way.
    /// </summary>
    public bool HasOnlyFinalAwards
    {
        get
        {
            if (!HasAwards || !HasBids)
                return false;

            foreach (var award in Awards)
                if (award.Status == AwardStatus.Other)
                    return false;
            return true;
        }
    }

    /// <summary>
    /// Whom the process was awarded to, when all awards are final and one is active, to one supplier; else null. With several, nobody
    /// knows which bids competed with each other.
    /// </summary>
    public int? OnlyWinner()
    {
        if (!HasOnlyFinalAwards)
            return null;

        var active = 0;
        var suppliers = Stretch.Missing;
        foreach (var award in Awards)
        {
            if (award.Status != AwardStatus.Active)
                continue;

            active++;
            suppliers = award.Suppliers;
        }

        return active == 1 && Of(suppliers) is [>= 0 and var supplier] ? supplier : null;
    }

    public void Clear()
    {
        OcidText = Stretch.Missing;
        _ocid = Names.None;
        Buyer = Names.None;
        Parties.Clear();
        Classes.Clear();
        Texts.Clear();
        ClearTender();
        ClearAwards();
        ClearBids();
    }

    public void ClearTender()
    {
        IsCancelled = false;
        Method = MethodDetails = ProcuringEntity = Names.None;
        PeriodStart = PeriodEnd = Moment.Missing;
        NumberOfTenderers = null;
    }

    public void ClearAwards()
    {
        HasAwards = false;
        Awards.Clear();
    }

    public void ClearBids()
    {
        HasBids = false;
        Bids.Clear();
    }
}
