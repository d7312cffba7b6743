using BillingPortal.Sandbox.Chaos;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Webhooks;

/// <summary>Writes an event and what is to be sent of it, in the transaction of the change that it tells.</summary>
internal sealed class EventWriter(ChaosSwitches chaos)
{
    public void Write(Turn turn, string type, JsonObject thing, JsonObject? previous)
    {
        var data = new JsonObject { ["object"] = Json.Public(thing) };
        if (previous is not null) data["previous_attributes"] = previous;
        var happened = new JsonObject
        {
            ["id"] = Ids.New("evt"),
            ["object"] = Events.Kind,
            ["api_version"] = StripeVersion.Account,
            ["created"] = turn.Now,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 0,
            ["request"] = new JsonObject { ["id"] = turn.RequestId, ["idempotency_key"] = turn.IdempotencyKey },
            ["type"] = type,
        };
        turn.Add(happened);
        foreach (var endpoint in WebhookEndpoints.Hearing(turn.Books, type)) Enqueue(turn, happened, endpoint);
    }

    private void Enqueue(Turn turn, JsonObject happened, string endpoint)
    {
        var dropped = chaos.TryTake(Switches.Drop, happened.Text("type")!) is not null;
        var copies = chaos.TryTake(Switches.Duplicate, happened.Text("type")!) is not null ? 2 : 1;
        var delay = chaos.TryTake(Switches.Delay, happened.Text("type")!)?.Seconds ?? 0;
        for (var copy = 0; copy < copies; copy++)
        {
            var delivery = Deliveries.Enqueue(turn, happened, endpoint, dropped ? Deliveries.Dropped : Deliveries.Pending, delay);
            if (!dropped && chaos.TryTake(Switches.Reorder, happened.Text("type")!) is { } reorder) Deliveries.Hold(turn.Books, delivery, (int)(reorder.Size ?? 2));
        }
    }
}
