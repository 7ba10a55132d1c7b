using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>Streams and events.</summary>
internal sealed partial class LogsApi
{
    private const int MostEvents = 10_000;

    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
    private static readonly TimeSpan OldestEvent = TimeSpan.FromDays(14);
    private static readonly TimeSpan NewestEvent = TimeSpan.FromHours(2);

    private static string Group(AwsCall call) =>
        call.Input["logGroupName"] is not null && call.Input["logGroupIdentifier"] is not null
            ? throw new AwsException(
                "ValidationException",
                "LogGroup name and LogGroup ARN are mutually exclusive parameters."
            )
            : call.Input.Text("logGroupName")
                ?? LogsRules.GroupIn(
                    call.Input.Text("logGroupIdentifier")
                        ?? throw LogsErrors.InvalidParameter("LogGroupName or LogGroupIdentifier is required.")
                );

    private JsonObject CreateStream(AwsCall call)
    {
        _state.MakeStream(call.Scope, Group(call), call.Input.RequiredText("logStreamName"));
        return [];
    }

    private JsonObject DeleteStream(AwsCall call)
    {
        var stream = _state.Stream(call.Scope, Group(call), call.Input.RequiredText("logStreamName"));
        _state.RemoveStream(call.Scope, stream.Group, stream.Name);
        return [];
    }

    private JsonObject DescribeStreams(AwsCall call)
    {
        var group = Group(call);
        _state.Group(call.Scope, group);
        var prefix = call.Input.Text("logStreamNamePrefix") ?? "";
        var streams = _state
            .StreamsOf(call.Scope, group)
            .Where(stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (call.Input.Text("orderBy") == "LastEventTime")
        {
            streams = streams.OrderBy(stream =>
                _state.EventsOf(call.Scope, stream) is [.., var last] ? last.Timestamp : 0
            );
        }

        return Paged(
            call,
            "logStreams",
            [
                .. (call.Input.Flag("descending") == true ? streams.Reverse() : streams).Select(stream =>
                    Shape(call.Scope, stream)
                ),
            ],
            50
        );
    }

    private JsonObject Shape(Scope scope, LogStream stream)
    {
        var shape = new JsonObject
        {
            ["logStreamName"] = stream.Name,
            ["creationTime"] = stream.Created.ToUnixTimeMilliseconds(),
            ["arn"] = $"{LogsState.GroupArn(scope, stream.Group)}:log-stream:{stream.Name}",
            ["storedBytes"] = 0,
            ["uploadSequenceToken"] = "1",
        };
        var events = _state.EventsOf(scope, stream);
        if (events.Count > 0)
        {
            shape["firstEventTimestamp"] = events[0].Timestamp;
            shape["lastEventTimestamp"] = events[^1].Timestamp;
            shape["lastIngestionTime"] = events.Max(static each => each.Ingested);
        }

        return shape;
    }

    private JsonObject PutEvents(AwsCall call)
    {
        var now = cloud.Now;
        var oldest = (now - OldestEvent).ToUnixTimeMilliseconds();
        var newest = (now + NewestEvent).ToUnixTimeMilliseconds();
        var events = call
            .Input.Objects("logEvents")
            .Select(static each =>
                (Timestamp: (long)(each.Number("timestamp") ?? 0), Message: each.Text("message") ?? "")
            )
            .ToList();
        if (events.Zip(events.Skip(1)).Any(static pair => pair.First.Timestamp > pair.Second.Timestamp))
        {
            throw LogsErrors.InvalidParameter(
                "Log events in a single PutLogEvents request must be in chronological order."
            );
        }

        _state.Stream(call.Scope, Group(call), call.Input.RequiredText("logStreamName"));
        var kept = events.Where(each => each.Timestamp >= oldest && each.Timestamp <= newest).ToList();
        _state.Append(call.Scope, Group(call), call.Input.RequiredText("logStreamName"), kept);
        var answer = new JsonObject { ["nextSequenceToken"] = "1" };
        if (kept.Count < events.Count)
        {
            answer["rejectedLogEventsInfo"] = new JsonObject
            {
                ["tooOldLogEventEndIndex"] = events.FindLastIndex(each => each.Timestamp < oldest) is >= 0 and var old
                    ? old
                    : null,
                ["tooNewLogEventStartIndex"] = events.FindIndex(each => each.Timestamp > newest) is >= 0 and var fresh
                    ? fresh
                    : null,
            };
        }

        return answer;
    }

    private JsonObject GetEvents(AwsCall call)
    {
        var input = call.Input;
        var stream = _state.Stream(call.Scope, Group(call), input.RequiredText("logStreamName"));
        var from = (long)(input.Number("startTime") ?? 0);
        var to = (long)(input.Number("endTime") ?? long.MaxValue);
        var all = _state
            .EventsOf(call.Scope, stream)
            .Where(each => each.Timestamp >= from && each.Timestamp < to)
            .ToList();
        var limit = input.Integer("limit") ?? MostEvents;
        if (limit is < 1 or > MostEvents)
        {
            throw LogsErrors.Constraint(
                limit.ToString(CultureInfo.InvariantCulture),
                "limit",
                "Member must have value "
                    + $"{(limit < 1 ? "greater than or equal to 1" : $"less than or equal to {MostEvents}")}"
            );
        }

        var token = input.Text("nextToken");
        var backwards = token?.StartsWith("b/", StringComparison.Ordinal) == true;
        var position =
            token is null ? -1
            : token is ['b' or 'f', '/', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
            : throw LogsErrors.InvalidParameter("The specified nextToken is invalid.");
        var start = token is null
            ? input.Flag("startFromHead") == true
                ? 0
                : Math.Max(0, all.Count - limit)
            : backwards
                ? Math.Max(0, position - limit)
                : position;
        var end = backwards ? position : Math.Min(all.Count, start + limit);
        return new()
        {
            ["events"] = new JsonArray([.. all.Skip(start).Take(end - start).Select(Shape)]),
            ["nextForwardToken"] = $"f/{end.ToString("D56", CultureInfo.InvariantCulture)}",
            ["nextBackwardToken"] = $"b/{start.ToString("D56", CultureInfo.InvariantCulture)}",
        };
    }

    private JsonObject FilterEvents(AwsCall call)
    {
        var input = call.Input;
        var group = Group(call);
        _state.Group(call.Scope, group);
        var pattern = FilterPattern.Parse(input.Text("filterPattern") ?? "");
        var names = input.Texts("logStreamNames");
        var prefix = input.Text("logStreamNamePrefix") ?? "";
        var from = (long)(input.Number("startTime") ?? 0);
        var to = (long)(input.Number("endTime") ?? long.MaxValue);
        var found = _state
            .StreamsOf(call.Scope, group)
            .Where(stream =>
                (names.Count == 0 || names.Contains(stream.Name))
                && stream.Name.StartsWith(prefix, StringComparison.Ordinal)
            )
            .SelectMany(stream =>
                _state.NumberedEventsOf(call.Scope, stream).Select(each => (Stream: stream, each.Event, each.Id))
            )
            .Where(each =>
                each.Event.Timestamp >= from && each.Event.Timestamp <= to && pattern.Matches(each.Event.Message)
            )
            .OrderBy(static each => each.Event.Timestamp)
            .Select(static each =>
            {
                var shape = Shape(each.Event);
                shape["logStreamName"] = each.Stream.Name;
                shape["eventId"] = each.Id;
                return shape;
            });
        var page = Paged(call, "events", [.. found], MostEvents);
        page["searchedLogStreams"] = new JsonArray();
        return page;
    }

    private static JsonObject Shape(LogEvent logged) =>
        new()
        {
            ["timestamp"] = logged.Timestamp,
            ["message"] = logged.Message,
            ["ingestionTime"] = logged.Ingested,
        };
}
