package de.mojoinstitut.sandbox.stripe;

import com.google.gson.annotations.SerializedName;
import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.BankAccount;
import com.stripe.model.Capability;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.LineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Payout;
import com.stripe.model.Price;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.model.checkout.Session;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/** Which keys Stripe's Java library knows of an object. */
final class SdkModel {

  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("account", Account.class),
          Map.entry("account_link", AccountLink.class),
          Map.entry("balance", Balance.class),
          Map.entry("balance_transaction", BalanceTransaction.class),
          Map.entry("bank_account", BankAccount.class),
          Map.entry("capability", Capability.class),
          Map.entry("charge", Charge.class),
          Map.entry("checkout.session", Session.class),
          Map.entry("customer", Customer.class),
          Map.entry("dispute", Dispute.class),
          Map.entry("event", Event.class),
          Map.entry("item", LineItem.class),
          Map.entry("payment_intent", PaymentIntent.class),
          Map.entry("payment_method", PaymentMethod.class),
          Map.entry("payout", Payout.class),
          Map.entry("price", Price.class),
          Map.entry("refund", Refund.class),
          Map.entry("transfer", Transfer.class),
          Map.entry("transfer_reversal", TransferReversal.class));

  private SdkModel() {}

  static Optional<Class<?>> of(String kind) {
    return Optional.ofNullable(KINDS.get(kind));
  }

  static boolean knows(Class<?> model, String key) {
    return field(model, key).isPresent();
  }

  /** The model of the object behind the key, also inside a list; empty where that is a value. */
  static Optional<Class<?>> inside(Class<?> model, String key) {
    return field(model, key).flatMap(field -> modelOf(field.getGenericType()));
  }

  private static Optional<Class<?>> modelOf(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return modelOf(arguments[arguments.length - 1]);
    }
    return type instanceof Class<?> model && StripeObject.class.isAssignableFrom(model)
        ? Optional.of(model)
        : Optional.empty();
  }

  private static Optional<Field> field(Class<?> model, String key) {
    for (Class<?> type = model; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        SerializedName name = field.getAnnotation(SerializedName.class);
        if (name != null && name.value().equals(key)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }
}
