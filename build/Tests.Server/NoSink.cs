using Xunit;
using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>Takes no notice of what xunit says of itself.</summary>
internal sealed class NoSink : LongLivedMarshalByRefObject, IMessageSink
{
    /// <inheritdoc/>
    public bool OnMessage(IMessageSinkMessage message) => true;
}
