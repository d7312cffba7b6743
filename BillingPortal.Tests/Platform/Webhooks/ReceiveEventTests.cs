using System.Net;
using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Webhooks;

[Trait("Part", "web")]
public sealed class ReceiveEventTests
{
    private static readonly byte[] Body = Posted.Event("evt_1");

    private static string Signed(byte[] body, params string[] secrets) => Posted.Signature(body, TimeProvider.System.GetUtcNow(), secrets.Length == 0 ? [Posted.Secret] : secrets);

    private static Task<RunningPortal> PortalAsync(params string[] settings) => RunningPortal.StartAsync(DatabaseProvider.Sqlite, null, [$"--Stripe:WebhookSecret={Posted.Secret}", .. settings]);

    [Theory, OnBoth]
    public async Task GoodEvent_SentThrice_IsStoredOnce_ByteByByte(DatabaseProvider provider)
    {
        await using var portal = await RunningPortal.StartAsync(provider, null, $"--Stripe:WebhookSecret={Posted.Secret}");
        for (var time = 0; time < 3; time++)
            Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(Body, Signed(Body))).StatusCode);
        var row = await RowAsync(portal);
        Assert.Equal(("evt_1", "test.told", "cus_1", "pi_evt_1"), (row.EventId, row.Type, row.Subject, row.ObjectId));
        Assert.Equal(Body, row.Payload!.Body);
    }

    [Fact]
    public async Task SecretIsRolled_BothAreTaken()
    {
        await using var portal = await PortalAsync("--Stripe:WebhookSecretBefore=whsec_old");
        foreach (var (id, secret) in new[] { ("evt_old", "whsec_old"), ("evt_new", Posted.Secret) })
            Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(Posted.Event(id), Signed(Posted.Event(id), secret))).StatusCode);
    }

    [Theory]
    [InlineData(null, "signature_missing")]
    [InlineData("t=1,v1=00", "signature_wrong")]
    public async Task BadSignature_Is400_AndStoresNothing(string? header, string code)
    {
        await using var portal = await PortalAsync();
        await IsAsync(HttpStatusCode.BadRequest, code, await portal.Client.PostEventAsync(Body, header));
        Assert.Null(await AnyRowAsync(portal));
    }

    [Fact]
    public async Task StaleSignature_Is400_InBothDirections()
    {
        await using var portal = await PortalAsync();
        foreach (var minutes in new[] { -6, 6 })
            await IsAsync(HttpStatusCode.BadRequest, "signature_stale", await portal.Client.PostEventAsync(Body, Posted.Signature(Body, TimeProvider.System.GetUtcNow().AddMinutes(minutes), Posted.Secret)));
    }

    [Fact]
    public async Task OtherMethods_Are405_AndSayWhatIsAllowed()
    {
        await using var portal = await PortalAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            var answer = await portal.Client.SendAsync(new(method, WebhooksDoor.Path));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["POST"], answer.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task OtherContentTypes_Are415()
    {
        await using var portal = await PortalAsync();
        await IsAsync(HttpStatusCode.UnsupportedMediaType, "media_type_unsupported", await portal.Client.PostEventAsync(Body, Signed(Body), "text/plain"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MoreThan256Kilobytes_Is413_WithOrWithoutALength(bool chunked)
    {
        await using var portal = await PortalAsync();
        byte[] largest = [.. Body, .. Enumerable.Repeat((byte)' ', ReceiveEvent.LargestBody - Body.Length)];
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(largest, Signed(largest))).StatusCode);
        byte[] larger = [.. largest, (byte)' '];
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhooksDoor.Path) { Content = new ByteArrayContent(larger) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Signed(larger));
        await IsAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large", await portal.Client.SendAsync(request));
    }

    [Fact]
    public async Task OnlyBadSignaturesAreLimited_GoodOnesPassMeanwhile()
    {
        await using var portal = await PortalAsync("--Webhooks:BadPerMinute=2");
        for (var time = 0; time < 2; time++) await IsAsync(HttpStatusCode.BadRequest, "signature_wrong", await portal.Client.PostEventAsync(Body, "t=1,v1=00"));
        var refused = await portal.Client.PostEventAsync(Body, "t=1,v1=00");
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await IsAsync(HttpStatusCode.TooManyRequests, "too_many_requests", refused);
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(Body, Signed(Body))).StatusCode);
    }

    [Fact]
    public async Task TooManyAtTheSameTime_Are503_AndTakenLater()
    {
        await using var portal = await PortalAsync("--Webhooks:TakenAtOnce=1");
        using var slow = new SlowBody(Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhooksDoor.Path) { Content = slow };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Signed(Body));
        request.Headers.TransferEncodingChunked = true;
        var first = portal.Client.SendAsync(request);
        await slow.Begun;
        var other = Posted.Event("evt_2");
        HttpResponseMessage busy;
        do busy = await portal.Client.PostEventAsync(other, "t=1,v1=00"); // until the server has begun with the first one
        while (busy.StatusCode != HttpStatusCode.ServiceUnavailable);
        Assert.True(busy.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await IsAsync(HttpStatusCode.ServiceUnavailable, "busy", busy);
        slow.End();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(other, Signed(other))).StatusCode);
    }

    [Fact]
    public async Task SignedGarbage_IsKept_AndVisible()
    {
        await using var portal = await PortalAsync();
        var garbage = "not json at all"u8.ToArray();
        for (var time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(garbage, Signed(garbage))).StatusCode);
        var row = await RowAsync(portal);
        Assert.Equal((StripeEventState.Unreadable, "", garbage.Length), (row.Work.State, row.Type, row.Payload!.Body.Length));
    }

    [Fact]
    public async Task NoSecret_Is503_SoThatStripeSendsAgain()
    {
        await using var portal = await RunningPortal.OnAsync(await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite), null, ownsDatabase: true, "--Stripe:SecretKey=sk_test_1", "--Stripe:PublishableKey=pk_test_1", "--Portal:PublicUrl=https://portal.example", "--Mail:Host=127.0.0.1", "--Mail:From=a@example.com");
        await IsAsync(HttpStatusCode.ServiceUnavailable, "webhook_secret_missing", await portal.Client.PostEventAsync(Body, Signed(Body)));
    }

    private static async Task IsAsync(HttpStatusCode status, string code, HttpResponseMessage answer)
    {
        Assert.Equal(status, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
    }

    private static async Task<StripeEventRow> RowAsync(RunningPortal portal) => (await AnyRowAsync(portal))!;

    private static async Task<StripeEventRow?> AnyRowAsync(RunningPortal portal)
    {
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().AsNoTracking().Include(e => e.Payload).Include(e => e.Work).SingleOrDefaultAsync();
    }

    /// <summary>Sends its first byte, and the rest when it is told.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] body;
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously), ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowBody(byte[] body)
        {
            this.body = body;
            Headers.ContentType = new("application/json");
        }

        public Task Begun => begun.Task;

        public void End() => ended.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, 1));
            await stream.FlushAsync();
            begun.SetResult();
            await ended.Task;
            await stream.WriteAsync(body.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
