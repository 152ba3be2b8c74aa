using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Voice;

/// <summary>A spoken word, made once and kept with the files.</summary>
internal sealed class VoiceClip
{
    public AgencyId AgencyId { get; init; }

    /// <summary>"call", "desk", "d0" to "d9", "a" to "z".</summary>
    public string Clip { get; init; } = "";

    public FileHash File { get; set; }
}
