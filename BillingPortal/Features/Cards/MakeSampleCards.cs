using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>Gives the sample customers of the sandbox their cards, once, over HTTP as a browser would; it waits until the server listens and hears Stripe.</summary>
internal sealed class MakeSampleCards(
    IServiceProvider services, ISampleCustomers samples, IDbContextFactory<PortalDb> database, AccessNews news, StoredSettings stored, EnsureStripeCustomer customer, ISetupsAtStripe stripe, TakeSetup take,
    WebhookSecrets secrets, IHostApplicationLifetime life, TimeProvider time, ILogger<MakeSampleCards> log) : BackgroundService
{
    private const string Setting = "sandbox.cards";
    private static readonly TimeSpan AfterSignUp = TimeSpan.FromDays(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly (SampleStory Story, string Card)[] Cards = [(SampleStory.Pays, "pm_card_visa"), (SampleStory.Declines, "pm_card_chargeCustomerFail"), (SampleStory.Asks, "pm_card_authenticationRequired")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!StripeEndpoint.IsServedHere(services.GetRequiredService<Installation>(), services.GetRequiredService<StripeSettings>())) return;
        await life.StartedAsync(stoppingToken);
        for (var attempt = 1; !await TryAsync(attempt, stoppingToken); attempt++) await Task.Delay(Pause, time, stoppingToken);
    }

    /// <summary>False when it must be tried again. The sandbox may have been told to fail; that must not keep the portal from starting.</summary>
    /// <param name="attempt">Part of the key: Stripe repeats a fault to one.</param>
    internal async Task<bool> TryAsync(int attempt, CancellationToken ct)
    {
        try
        {
            return await MakeAsync(attempt, ct);
        }
        catch (Exception fault) when (fault is GatewayException or HttpRequestException)
        {
            log.LogWarning(fault, "The sample cards could not be made; tried again in {Pause}", Pause);
            return false;
        }
    }

    private async Task<bool> MakeAsync(int attempt, CancellationToken ct)
    {
        var people = await samples.CustomersAsync(ct);
        if (await secrets.RegisteredAsync(ct) is null) return false; // or the first news would come before they can be verified
        if (people.Count == 0 || (await stored.ReadAsync(Setting, false, ct)).Value) return true;
        foreach (var (email, story) in people)
            if (Cards.SingleOrDefault(c => c.Story == story).Card is { } card && await WithoutCardAsync(email, ct) is { } profile) await SetUpAsync(profile, card, attempt, ct);
        if (!await AgeAsync(people.Single(p => p.Story == SampleStory.Pays).Email, ct)) return false;
        return await stored.WriteAsync(Setting, true, 0, ct);
    }

    // Whoever pays set the card up within the trial, months ago. False while the card is not known yet.
    private Task<bool> AgeAsync(string email, CancellationToken ct) => database.WriteAsync(async db =>
    {
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Email == email, ct) is not { } profile) return true;
        var at = profile.CreatedAt + AfterSignUp;
        if (await db.Set<CardRow>().Where(c => c.ProfileId == profile.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SetUpAt, at), ct) == 0) return false;
        await news.ChangedAsync(db, profile.Id, ct);
        return true;
    }, ct);

    private async Task SetUpAsync(BillingProfileRow profile, string card, int attempt, CancellationToken ct)
    {
        var stripeId = (await customer.RunAsync(profile.Id, ct)).Value;
        var setup = await stripe.BeginAsync(stripeId, new("sample-card", profile.PublicId, "begin", attempt), ct);
        // The past was paid for with one that nobody set up.
        await database.WriteAsync(db => GiveSampleCards.TakeAsync(db, profile.Id, ct), ct);
        if (setup.IsDone) setup = await stripe.ConfirmAsync(setup.Value.Id, card, new("sample-card", profile.PublicId, "confirm", attempt), ct);
        if (setup.Refused is { } refused)
        {
            log.LogWarning("The sample card {Card} was refused: {Code}", card, refused.Code);
            return;
        }
        if (setup.Value.State == SetupState.NeedsAction) await AnswerBankAsync(setup.Value, ct);
        await take.RunAsync(profile.Id, setup.Value.Id, ct);
    }

    // As the customer does in the bank's dialog.
    private async Task AnswerBankAsync(SetupAtStripe setup, CancellationToken ct)
    {
        using var http = new HttpClient();
        using var yes = new FormUrlEncodedContent([new("client_secret", setup.ClientSecret), new("outcome", "passed")]);
        using var answer = await http.PostAsync($"{services.GetRequiredService<StripeEndpoint>().ApiBase}/js/3ds/{setup.Id}", yes, ct);
        answer.EnsureSuccessStatusCode();
    }

    // One whose card was made before the program ended, or a try failed at the next, has it already.
    private async Task<BillingProfileRow?> WithoutCardAsync(string email, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Email == email, ct) is not { } profile) return null;
        var believed = GiveSampleCards.MethodOf(profile.Id);
        return await db.Set<CardRow>().AnyAsync(c => c.ProfileId == profile.Id && c.MethodId != believed, ct) ? null : profile;
    }
}
