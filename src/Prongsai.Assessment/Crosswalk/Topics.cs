using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Crosswalk;

/// <summary>A subject that items of several years are about; years are compared by it, because codes are renumbered.</summary>
internal sealed record Topic(string Key, Bilingual Title, Bilingual? Note);

/// <summary>The known topics, in the order of topics.yaml.</summary>
internal sealed class Topics
{
    private static readonly Lazy<Topics> Shipped = new(Load);

    private readonly Dictionary<string, Topic> _byKey;

    private Topics(IReadOnlyList<Topic> all)
    {
        All = all;
        _byKey = all.ToDictionary(t => t.Key);
    }

    /// <summary>The topics that come with the program.</summary>
    public static Topics Known => Shipped.Value;

    public IReadOnlyList<Topic> All { get; }

    /// <summary>The topic with this key, or null.</summary>
    public Topic? With(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The topics of an item (many to many: an item may merge two).</summary>
    public IEnumerable<Topic> Of(Item item) => item.Topics.Select(With).OfType<Topic>();

    // Our own file, covered by a test: a mistake in it is a bug, not a person's slip.
    private static Topics Load()
    {
        var root = (YamlMap)YamlTree.Read(ShippedFrameworks.TextOf("topics.yaml"))!;
        var list = (YamlList)root.Entries.Single(e => e.Key == "topics").Value;

        return new([.. list.Items.Cast<YamlMap>().Select(map => new Topic(Text(map, "key")!, Pair(map), Note(map)))]);
    }

    private static Bilingual? Note(YamlMap map) =>
        map.Entries.FirstOrDefault(e => e.Key == "note") is { Value: YamlMap note } ? Pair(note) : null;

    private static Bilingual Pair(YamlMap map) => new(Text(map, "th")!, Text(map, "en")!);

    private static string? Text(YamlMap map, string key) =>
        map.Entries.FirstOrDefault(e => e.Key == key)?.Value is YamlText text ? text.Value : null;
}

/// <summary>Finds items by what they are about.</summary>
internal static class FindingByTopic
{
    /// <summary>The items of a framework about one topic, in official order; none where that year does not ask it.</summary>
    public static IEnumerable<Item> ItemsAbout(this Framework framework, string topic) =>
        framework.Items.Where(item => item.Topics.Contains(topic));

    /// <summary>Two frameworks' items topic by topic, in the order of the topics; topics neither asks are left out.</summary>
    public static IEnumerable<ItemsOfTopic> ByTopic(this Framework earlier, Framework later) =>
        from topic in Topics.Known.All
        let before = earlier.ItemsAbout(topic.Key).ToList()
        let after = later.ItemsAbout(topic.Key).ToList()
        where before.Count > 0 || after.Count > 0
        select new ItemsOfTopic(topic, before, after);
}

/// <summary>The items about one topic in two frameworks.</summary>
internal sealed record ItemsOfTopic(Topic Topic, IReadOnlyList<Item> Earlier, IReadOnlyList<Item> Later);
