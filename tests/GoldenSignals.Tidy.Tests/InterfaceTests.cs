using System.Reflection;

namespace GoldenSignals.Tidy.Tests;

/// <summary>An interface needs two implementations in the tree, or it is a class.</summary>
public sealed class InterfaceTests
{
    /// <summary>Interfaces that stand with fewer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Excused = [];

    private static readonly Assembly[] Ours =
        [typeof(Core.Market.Bar).Assembly, typeof(Engine.Sources.IBarSource).Assembly, typeof(Settings).Assembly];

    [Fact]
    public void Every_interface_has_two_implementations()
    {
        Type[] types = [.. Ours.SelectMany(assembly => assembly.GetTypes())];
        IEnumerable<string> faults =
            from type in types
            where type.IsInterface && !Excused.ContainsKey(type.Name)
            let count = types.Count(other => !other.IsInterface && !other.IsAbstract && other.IsAssignableTo(type))
            where count < 2
            select $"{type.FullName} has {count}";
        Faults.None(faults);
    }

    [Fact]
    public void No_excuse_outlives_its_interface() =>
        Assert.All(Excused.Keys, name => Assert.Contains(Ours.SelectMany(assembly => assembly.GetTypes()), type => type.Name == name));
}
