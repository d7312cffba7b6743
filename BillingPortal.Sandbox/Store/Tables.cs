namespace BillingPortal.Sandbox.Store;

internal static class Tables
{
    /// <summary>Objects are JSON; what lists filter by stands in <c>keys</c>, what the clock brings about in <c>due</c>.</summary>
    public const string Sql = """
        create table if not exists objects(seq integer primary key autoincrement, id text not null unique, type text not null, created integer not null, json text not null);
        create index if not exists objects_type on objects(type, seq);
        create table if not exists keys(type text not null, field text not null, value text not null, seq integer not null, primary key(type, field, value, seq)) without rowid;
        create index if not exists keys_seq on keys(seq);
        create table if not exists due(id text primary key, at integer not null) without rowid;
        create index if not exists due_at on due(at);
        create table if not exists idempotency(account text not null, key text not null, route text not null, hash text not null, status integer not null, answer text not null, request text not null, at integer not null, primary key(account, key)) without rowid;
        create table if not exists requests(seq integer primary key autoincrement, id text not null, at text not null, method text not null, path text not null, sent text not null, status integer not null, answer text not null, key text not null, idempotency text, milliseconds integer not null);
        create table if not exists deliveries(seq integer primary key autoincrement, id text not null unique, event text not null, endpoint text not null, type text not null, state text not null, attempts integer not null, first integer not null, due integer not null, after text, status integer, note text, finished integer);
        create index if not exists deliveries_due on deliveries(state, due, seq);
        create index if not exists deliveries_event on deliveries(event);
        create table if not exists chaos(name text primary key, json text not null) without rowid;
        """;
}
