using System.Net;
using System.Text.Json;
using Stripe.Wire;

namespace Stripe;

public class StripeClient : IStripeClient
{
    public StripeClient(string apiKey = null, string clientId = null, IHttpClient httpClient = null, string apiBase = null, string connectBase = null, string filesBase = null, string meterEventsBase = null)
    {
        if (apiKey is "") throw new ArgumentException("The API key is empty. Pass null where there is none.", nameof(apiKey));
        if (apiKey is not null && apiKey.Any(char.IsWhiteSpace)) throw new ArgumentException("The API key has white space in it.", nameof(apiKey));
        ApiKey = apiKey;
        ClientId = clientId;
        HttpClient = httpClient ?? new SystemNetHttpClient();
        ApiBase = apiBase ?? DefaultApiBase;
        ConnectBase = connectBase ?? DefaultConnectBase;
        FilesBase = filesBase ?? DefaultFilesBase;
        MeterEventsBase = meterEventsBase ?? DefaultMeterEventsBase;
    }

    public static string DefaultApiBase => "https://api.stripe.com";
    public static string DefaultConnectBase => "https://connect.stripe.com";
    public static string DefaultFilesBase => "https://files.stripe.com";
    public static string DefaultMeterEventsBase => "https://meter-events.stripe.com";

    public string ApiBase { get; }
    public string ApiKey { get; }
    public string ClientId { get; }
    public string ConnectBase { get; }
    public string FilesBase { get; }
    public IHttpClient HttpClient { get; }
    public string MeterEventsBase { get; }

    public async Task<T> RequestAsync<T>(HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken = default) where T : IStripeEntity
    {
        var request = new StripeRequest(this, method, path, options, requestOptions);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) throw FailureOf(response);
        return AnswerOf<T>(response);
    }

    private static T AnswerOf<T>(StripeResponse response) where T : IStripeEntity
    {
        try
        {
            var entity = JsonSerializer.Deserialize<T>(response.Content, StripeJson.Options) ?? throw Garbage(response, null);
            entity.StripeResponse = response;
            return entity;
        }
        catch (JsonException because)
        {
            throw Garbage(response, because);
        }
    }

    private static StripeException FailureOf(StripeResponse response)
    {
        try
        {
            var error = JsonSerializer.Deserialize<StripeErrorBody>(response.Content, StripeJson.Options)?.Error;
            if (error is null) return Garbage(response, null);
            error.StripeResponse = response;
            return new(response.StatusCode, error, error.Message) { StripeResponse = response };
        }
        catch (JsonException because)
        {
            return Garbage(response, because);
        }
    }

    private static StripeException Garbage(StripeResponse response, Exception because) =>
        new($"Status {(int)response.StatusCode} came with an answer that is not Stripe's JSON.", because) { HttpStatusCode = response.StatusCode, StripeResponse = response };
}
