namespace Prongsai.Procurement.Contracts;

/// <summary>
/// The signs that Cardinal knows, under its codes. Definitions: the manual of open-contracting/cardinal-rs 0.0.8 (MIT). Each says
/// what to look at; none says that anybody did wrong.
/// </summary>
public enum SignCode
{
    /// <summary>Short submission period.</summary>
    R003,

    /// <summary>Only one tenderer although the method is open or selective.</summary>
    R018,

    /// <summary>The second-lowest bid is unusually close to the winning one.</summary>
    R024,

    /// <summary>A busy tenderer wins unusually rarely.</summary>
    R025,

    /// <summary>Different tenderers bid the same price.</summary>
    R028,

    /// <summary>A bid that came after the deadline won.</summary>
    R030,

    /// <summary>Everyone but the winner was disqualified.</summary>
    R035,

    /// <summary>The lowest bid was disqualified.</summary>
    R036,

    /// <summary>An unusually large share of bids was disqualified.</summary>
    R038,

    /// <summary>A supplier delivers unusually different things.</summary>
    R048,

    /// <summary>The winning bid is unusually far below the second-lowest.</summary>
    R058,
}

/// <summary>What a sign is about.</summary>
public enum SignSubject
{
    /// <summary>A contracting process, by its ocid.</summary>
    Ocid,

    /// <summary>The organisation that pays.</summary>
    Buyer,

    /// <summary>The organisation that runs the procurement.</summary>
    ProcuringEntity,

    /// <summary>A tenderer or supplier.</summary>
    Tenderer,
}
