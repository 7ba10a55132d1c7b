using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Messages.</summary>
internal sealed partial class SnsApi
{
    private const int MostEntries = 10;

    private JsonObject Publish(AwsCall call)
    {
        var input = call.Input;
        var arn = input.Text("TopicArn") ?? input.Text("TargetArn") ?? throw SnsErrors.NoTarget();
        var topic = _state.Find(TopicArn.Checked(arn, "TopicArn")) ?? throw SnsErrors.NoTopic();
        var message = MessageReader.Read(topic.Arn, input, cloud.Now);
        cloud.Get<MessageDelivery>().Deliver(message);
        return new() { ["MessageId"] = message.Id };
    }

    private JsonObject PublishBatch(AwsCall call)
    {
        var topic = Topic(call);
        var entries = call.Input.Objects("PublishBatchRequestEntries");
        if (entries.Count is 0 or > MostEntries)
        {
            throw entries.Count == 0 ? SnsErrors.EmptyBatch() : SnsErrors.TooManyEntries();
        }

        if (entries.DistinctBy(static entry => entry.Text("Id")).Count() < entries.Count)
        {
            throw SnsErrors.SameIds();
        }

        if (
            entries.Sum(static entry => Encoding.UTF8.GetByteCount(entry.Text("Message") ?? ""))
            > MessageReader.MostBytes
        )
        {
            throw SnsErrors.BatchTooLong();
        }

        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries)
        {
            try
            {
                var message = MessageReader.Read(topic.Arn, entry, cloud.Now);
                cloud.Get<MessageDelivery>().Deliver(message);
                successful.Add(new JsonObject { ["Id"] = entry.Text("Id"), ["MessageId"] = message.Id });
            }
            catch (AwsException refused)
            {
                failed.Add(
                    new JsonObject
                    {
                        ["Id"] = entry.Text("Id"),
                        ["Code"] = refused.Code,
                        ["Message"] = refused.Message,
                        ["SenderFault"] = true,
                    }
                );
            }
        }

        return new() { ["Successful"] = successful, ["Failed"] = failed };
    }
}
