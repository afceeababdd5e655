package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Jackson reads and writes by reflection, so that the native image keeps it. The domain itself
 * knows no framework; a test compares this list with the code.
 */
@RegisterForReflection(
    targets = {
      APIGatewayV2HTTPEvent.class,
      APIGatewayV2HTTPEvent.RequestContext.class,
      APIGatewayV2HTTPEvent.RequestContext.Authorizer.class,
      APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class,
      APIGatewayV2HTTPEvent.RequestContext.Http.class,
      APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class,
      APIGatewayV2HTTPEvent.RequestContext.IAM.class,
      APIGatewayV2HTTPResponse.class,
      SQSEvent.class,
      SQSEvent.SQSMessage.class,
      SQSEvent.MessageAttribute.class
    })
final class NativeTypes {
  private NativeTypes() {}
}
