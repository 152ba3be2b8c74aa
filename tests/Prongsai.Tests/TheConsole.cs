namespace Prongsai.Tests;

/// <summary>Tests that listen to the one console of this process run when no others do.</summary>
[CollectionDefinition(nameof(TheConsole), DisableParallelization = true)]
public sealed class TheConsole;
