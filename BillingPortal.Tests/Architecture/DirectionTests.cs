using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Architecture.Rules;

namespace BillingPortal.Tests.Architecture;

/// <summary>The directions of docs/architecture.md, each held by the house and each shown to catch who breaks it.</summary>
public sealed class DirectionTests
{
    private static readonly Dictionary<string, Rule> Rules =
        new[] { RoomRules.All, FeatureRules.All, PackageRules.All, RowRules.All, PageRules.All, EntranceRules.All }.SelectMany(r => r).ToDictionary(r => r.Sentence, StringComparer.Ordinal);

    public static TheoryData<string> Sentences => [.. Rules.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void TheHouse_KeepsTheRule(string sentence) => Expect.None(Rules[sentence].Offences(House.Real));

    [Theory, MemberData(nameof(Sentences))]
    public void PlantedOffenders_AreNamedAndNobodyElse(string sentence) => Assert.Equal(
        Offenders.Of[Rules[sentence]].Select(t => t.FullName!).Order(StringComparer.Ordinal),
        Rules[sentence].Offences(House.Planted).Select(o => o.By.FullName!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void TheHouse_IsReadWhole()
    {
        var rooms = House.Real.Types.Select(t => House.Real.Room(t)!.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["", "Core", "Platform", "Shell"], StringComparer.Ordinal), rooms);
    }

    [Fact]
    public void ListOfPublicPages_NamesOnlyPagesThatExist() => Assert.Subset(
        House.Real.Types.SelectMany(PageRules.Routes).ToHashSet(StringComparer.Ordinal), PublicPages.Reasons.Keys.ToHashSet(StringComparer.Ordinal));
}
