namespace Prongsai.Kernel;

/// <summary>How far a long piece of work is.</summary>
/// <param name="What">The part at work, or the things it goes through.</param>
/// <param name="Done">So many of them.</param>
/// <param name="Of">How many there are; 0 where that is not known.</param>
public readonly record struct HowFar(Bilingual What, long Done, long Of);
