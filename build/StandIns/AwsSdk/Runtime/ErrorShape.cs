using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIn;

/// <summary>A modelled error: the code on the wire and how the exception is made.</summary>
internal sealed record ErrorShape(string Code, Func<ErrorResponse, ShapeReader, AmazonServiceException> Create);
