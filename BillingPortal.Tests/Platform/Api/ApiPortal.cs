using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BillingPortal.Features.Operations;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Platform.Api;

/// <summary>What an endpoint of the tests' own takes.</summary>
public sealed record Sample(string Name, int Number);

/// <summary>The whole program with endpoints of the tests' own beside its real ones.</summary>
public sealed class ApiPortal : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase store;

    private ApiPortal(WebApplication app, TestDatabase store) =>
        (this.app, this.store, Client) = (app, store, new() { BaseAddress = new(app.Urls.Single()) });

    public HttpClient Client { get; }

    public static async Task<ApiPortal> StartAsync(params string[] settings)
    {
        var made = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        var built = Program.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. made.Arguments, .. settings], builder => builder.Logging.ClearProviders());
        Map(built.MapApiGroup());
        await built.StartAsync();
        return new(built, made);
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<string> KeyAsync(params string[] scopes) => (await Get<CreateApiKey>().RunAsync(Actor.Terminal, new("sample", scopes.Length == 0 ? [Scopes.Usage] : scopes, LastDay: null))).Value;

    public async Task<(HttpResponseMessage Answer, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? key = null, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        if (body is not null) request.Content = new StringContent(body, new MediaTypeHeaderValue(type));
        var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/samples", Made).RequireScope(Scopes.Customers).TakesLike(new Sample("one", 1)).AnswersLike(StatusCodes.Status200OK, new Sample("one", 1));
        api.MapGet("/samples", (int most) => TypedResults.Ok(most)).RequireScope(Scopes.Customers);
        api.MapGet("/caller", (HttpContext context) => TypedResults.Ok(ApiCaller.ActorOf(context).Name));
        api.MapGet("/broken", Broken);
    }

    private static Ok<Sample> Made(Sample sample) => TypedResults.Ok(sample);

    private static Ok Broken() => throw new InvalidOperationException("the disk is on fire");
}
