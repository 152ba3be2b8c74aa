namespace Prongsai.Kernel;

/// <summary>How sure a text or a figure is. Everything below <see cref="Copy"/> is marked on screen and in documents.</summary>
public enum Confidence
{
    /// <summary>On an official page or report, or reproduced by arithmetic from published results.</summary>
    Official,

    /// <summary>An agency's, school's or repository's copy of official text.</summary>
    Copy,

    /// <summary>Inferred from seen facts by arithmetic or structure.</summary>
    Derived,

    /// <summary>Background knowledge that no source at hand confirms; an officer must confirm it.</summary>
    Unverified,

    /// <summary>Not found.</summary>
    Unknown,

    /// <summary>Made up for the sample; never a fact.</summary>
    MadeUp,
}
