package de.mojoinstitut.sandbox.stack.runtime;

/** Every port of the stack, with its number when no offset is set. */
public enum Port {
  HUB(8090),
  HUB2(8096),
  KONTAKTE(8091),
  PAYMENTS(8092),
  STRIPE(8093),
  CLERK(8094),
  MAIL_HTTP(8095),
  MAIL_SMTP(8025),
  POSTGRES(15432),
  KAFKA(19092),
  KAFKA_CONTROLLER(19093),
  ZEEBE_GRPC(26500),
  ZEEBE_COMMAND(26501),
  ZEEBE_INTERNAL(26502),
  ZEEBE_REST(8088),
  ZEEBE_MANAGEMENT(9600),
  WEBAPPS(8080),
  WEBAPPS_MANAGEMENT(9601),
  WEBAPPS_CLUSTER(26503),
  OPENSEARCH(9200),
  OPENSEARCH_TRANSPORT(9300);

  private final int base;

  Port(int base) {
    this.base = base;
  }

  int base() {
    return base;
  }
}
