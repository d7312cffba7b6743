using BillingPortal.Tests.Kit;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

/// <summary>Whatever compiles against our client compiles against Stripe.net: nothing of ours is not there, or there in another shape.</summary>
public sealed class SurfaceTests
{
    /// <summary>What Stripe.net has and its list does not tell, with the reason why we need it.</summary>
    private static readonly Dictionary<string, string> Unlisted = new(StringComparer.Ordinal)
    {
        ["class AppInfo"] = "a parameter of SystemNetHttpClient, which is listed",
        ["class StripeRequest"] = "a parameter of IHttpClient, which is listed",
        ["interface IHasMetadata"] = "a base of every listed type with metadata",
    };

    private static IEnumerable<Type> Ours => typeof(StripeClient).Assembly.GetExportedTypes();

    [SharedFact(Surface.File)]
    public void EveryTypeAndMember_IsThatOfStripeNet() => Assert.Empty(Deviations(Ours, Surface.Read(File.ReadLines(SharedFiles.At(Surface.File)))));

    [SharedFact(Surface.File)]
    public void EveryReason_IsStillNeeded()
    {
        var real = Surface.Read(File.ReadLines(SharedFiles.At(Surface.File)));
        var heads = Ours.Select(Surface.Head).ToHashSet(StringComparer.Ordinal);
        Assert.All(Unlisted.Keys, name => Assert.True(heads.Contains(name) && !real.ContainsKey(name), name));
    }

    [Theory]
    [InlineData("class Planted", "string Name { get; set; }", 0)]
    [InlineData("class Other", "string Name { get; set; }", 1)]
    [InlineData("class Planted", "string Nom { get; set; }", 1)]
    [InlineData("class Planted", "long Name { get; set; }", 1)]
    [InlineData("class Planted", "string Name { get; }", 1)]
    public void Deviation_IsFound(string head, string member, int count) => Assert.Equal(count, Deviations([typeof(Planted)], Surface.Read([Place(head), "  " + member])).Count());

    [Fact]
    public void EveryName_StandsInTheNamespaceOfStripe() => Assert.All(Ours, t => Assert.Matches("^Stripe(\\.|$)", t.Namespace!));

    [Fact]
    public void Client_NeedsNothingButTheFramework() => Assert.All(typeof(StripeClient).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    private static IEnumerable<string> Deviations(IEnumerable<Type> types, Dictionary<string, HashSet<string>> real) => types.Where(t => !Unlisted.ContainsKey(Surface.Head(t))).SelectMany(t =>
        real.TryGetValue(Surface.Head(t), out var members) ? Surface.Members(t).Where(m => !members.Contains(m)).Select(m => $"{t.FullName}: {m}") : [Surface.Head(t)]);

    private static string Place(string head) => head.Replace("class ", $"class {typeof(Planted).Namespace}.", StringComparison.Ordinal);

    private sealed class Planted
    {
        public string? Name { get; set; }
    }
}
