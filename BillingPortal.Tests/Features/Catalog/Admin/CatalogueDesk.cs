using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Operations.Admin;
using BillingPortal.Tests.Features.Subscriptions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Catalog.Admin;

/// <summary>The pages of the catalogue, drawn over real rows, with an impact that comes when the test says so.</summary>
public abstract class CatalogueDesk : StaffDesk
{
    protected static readonly Actor Other = Actor.Person("other", isAdmin: true);

    internal SpokenImpact Impact { get; } = new();

    /// <summary>One customer has Basic, and an admin looks.</summary>
    protected async Task SitAsync(string role = Roles.Admin)
    {
        await Kit.SignUpAsync();
        Share<ReadTiers>();
        Share<PublishVersion>();
        Share<CreateTier>();
        Share<ChangeTier>();
        Share<ImportCatalogue>();
        Share<ForAll>();
        Share<BillingSettings>();
        Services.AddSingleton<IImpact>(Impact);
        await SignInAsync(role);
    }

    protected async Task<TierForStaff> BasicAsync() => (await Kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == "Basic");

    protected static Task TypeAsync<T>(IRenderedComponent<T> page, string id, string value) where T : IComponent => page.Find("#" + id).ChangeAsync(new() { Value = value });

    protected static Task PressAsync<T>(IRenderedComponent<T> page, string words) where T : IComponent =>
        page.FindAll("button").Single(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)).ClickAsync(new());

    private void Share<T>() where T : class => Services.AddSingleton(Kit.Get<T>());
}

internal sealed class SpokenImpact : IImpact
{
    private Channel<ImpactPage> said = Channel.CreateUnbounded<ImpactPage>();

    public TierTerms? Asked { get; private set; }

    public void Say(ImpactPage page) => Assert.True(said.Writer.TryWrite(page));

    public void End()
    {
        var over = said;
        said = Channel.CreateUnbounded<ImpactPage>();
        over.Writer.Complete();
    }

    public async IAsyncEnumerable<ImpactPage> OfAsync(long tierId, TierTerms draft, [EnumeratorCancellation] CancellationToken ct = default)
    {
        Asked = draft;
        await foreach (var page in said.Reader.ReadAllAsync(ct)) yield return page;
    }
}
